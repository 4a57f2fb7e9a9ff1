namespace Coroutines;

/// <summary>The barrier was aborted, or reset while somebody waited (asyncio: <c>BrokenBarrierError</c>).</summary>
public sealed class BrokenBarrierException : InvalidOperationException
{
    /// <summary>Makes one.</summary>
    public BrokenBarrierException()
        : this("The barrier is broken.")
    {
    }

    /// <summary>Makes one.</summary>
    /// <param name="message">What happened.</param>
    public BrokenBarrierException(string message)
        : base(message)
    {
    }

    /// <summary>Makes one.</summary>
    /// <param name="message">What happened.</param>
    /// <param name="innerException">Why.</param>
    public BrokenBarrierException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
