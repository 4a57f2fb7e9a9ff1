namespace Coroutines.Testing;

/// <summary>A test of coroutines has failed for something that it did not throw itself, or under a certain schedule.</summary>
public sealed class CoroutineTestException : Exception
{
    /// <summary>Makes one.</summary>
    public CoroutineTestException()
        : this("The test of coroutines has failed.")
    {
    }

    /// <summary>Makes one.</summary>
    /// <param name="message">What is wrong.</param>
    public CoroutineTestException(string message)
        : base(message)
    {
    }

    /// <summary>Makes one.</summary>
    /// <param name="message">What is wrong.</param>
    /// <param name="innerException">What was thrown.</param>
    public CoroutineTestException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    /// <summary>The schedule under which it failed, for <see cref="CoroutineTest.Replay"/>; null where there was none.</summary>
    public string? Schedule { get; init; }
}
