namespace Coroutines;

/// <summary>A callback for which somebody waits: told when the loop is closed before it could be called.</summary>
internal sealed class DroppableHandle(Action callback, ExecutionContext? context, Action dropped) : Handle(callback, context)
{
    internal override void Drop() => dropped();
}
