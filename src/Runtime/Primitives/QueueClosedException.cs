namespace Coroutines;

/// <summary>The queue was closed: nothing can be put, or nothing is left to be got (asyncio: <c>QueueShutDown</c>).</summary>
public sealed class QueueClosedException : InvalidOperationException
{
    /// <summary>Makes one.</summary>
    public QueueClosedException()
        : this("The queue is closed.")
    {
    }

    /// <summary>Makes one.</summary>
    /// <param name="message">What happened.</param>
    public QueueClosedException(string message)
        : base(message)
    {
    }

    /// <summary>Makes one.</summary>
    /// <param name="message">What happened.</param>
    /// <param name="innerException">Why.</param>
    public QueueClosedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
