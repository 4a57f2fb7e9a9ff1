namespace Coroutines;

/// <summary>
/// The exception of a failed future. It reports an exception that nobody retrieved exactly once: when the loop closes, or
/// when it is collected together with its future, whichever comes first (R15).
/// </summary>
internal sealed class FutureFailure
{
    private readonly Future future;
    private readonly FailureTrace error;
    private int settled;

    internal FutureFailure(Future future, FailureTrace error)
    {
        this.future = future;
        this.error = error;
        future.loop!.unretrieved.Add(this);
    }

    ~FutureFailure() => ReportIfUnretrieved();

    /// <summary>True when the exception was retrieved or reported.</summary>
    internal bool IsSettled => Volatile.Read(ref settled) != 0;

    /// <summary>The exception, for showing it: not retrieved by that.</summary>
    internal Exception Peek() => error.SourceException;

    /// <summary>The exception; from now on it counts as retrieved.</summary>
    internal FailureTrace Retrieve()
    {
        if (settled == 0 && Interlocked.Exchange(ref settled, 1) == 0)
        {
            GC.SuppressFinalize(this);
        }

        return error;
    }

    /// <summary>Tells the loop's exception handler, unless the exception was retrieved or reported. On any thread.</summary>
    internal void ReportIfUnretrieved()
    {
        if (Interlocked.Exchange(ref settled, 1) != 0)
        {
            return;
        }

        GC.SuppressFinalize(this);
        var kind = future is CoroutineTask ? "Task" : "Future";
        future.loop!.ReportError(new EventLoopError($"{kind} exception was never retrieved", error.SourceException, future));
    }
}
