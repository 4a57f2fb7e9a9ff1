namespace Coroutines;

/// <summary>A callback that another thread gave to the loop.</summary>
internal sealed class PostedCall(Handle handle) : InboxItem
{
    /// <summary>Who posted it: the order in which one thread posts is kept (R6).</summary>
    internal int Thread { get; } = Environment.CurrentManagedThreadId;

    internal string Describe() => handle.Describe();

    internal override void Arrive(EventLoop loop) => loop.EnqueueArrived(handle, handle);

    internal override void ArriveTooLate() => handle.Drop();
}
