namespace Coroutines;

/// <summary>A callback that another thread gave to the loop.</summary>
internal sealed class PostedCall(Handle handle) : InboxItem
{
    internal override void Arrive(EventLoop loop) => loop.EnqueueArrived(handle, handle);

    internal override void ArriveTooLate() => handle.Drop();
}
