namespace Coroutines;

/// <summary>Something another thread hands to the loop.</summary>
internal abstract class InboxItem
{
    /// <summary>The item that was posted before this one.</summary>
    internal InboxItem? next;

    /// <summary>Takes its place in the ready queue. On the loop's thread.</summary>
    internal abstract void Arrive(EventLoop loop);

    /// <summary>The loop was closed before this arrived. On any thread.</summary>
    internal abstract void ArriveTooLate();
}
