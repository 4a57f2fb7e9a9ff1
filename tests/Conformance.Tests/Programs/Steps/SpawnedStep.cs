namespace Conformance.Steps;

/// <summary>Steps that are tasks of their own.</summary>
internal static partial class SpawnedStep
{
    internal static CoroutineTask<T> Of<T>(string name, T value) => Coroutine.CreateTask(ChildStep.Of(name, value));

    internal static CoroutineTask Of(string name) => Coroutine.CreateTask(ChildStep.Of(name));
}
