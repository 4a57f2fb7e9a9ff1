namespace Coroutines;

/// <summary>A continuation of a plain <c>async</c> method that runs on the loop's thread.</summary>
internal sealed class PostedContinuation(SendOrPostCallback callback, object? state) : InboxItem
{
    internal override void Arrive(EventLoop loop) => loop.EnqueueArrived(this, this);

    /// <summary>The loop is closed: as in any program whose loop has ended, the method stays where it is.</summary>
    internal override void ArriveTooLate()
    {
    }

    internal void Run() => callback(state);
}
