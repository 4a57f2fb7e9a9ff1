namespace Coroutines;

/// <summary>
/// A deadline for the running task: when it is reached, the task is cancelled; whoever set it then turns that cancellation into a
/// <see cref="TimeoutException"/>, unless somebody else has asked for one too (R22).
/// </summary>
internal sealed class TimeLimit
{
    private readonly CoroutineTask task = Coroutine.CurrentTask!;
    private readonly TimerHandle? timer;
    private readonly int requestsBefore;
    private readonly int depth;
    private bool isReached;

    internal TimeLimit(TimeSpan limit)
    {
        requestsBefore = task.RequestsHere;
        depth = task.ScopeDepth;
        timer = Finite(limit) is { } delay ? task.Loop.CallLater(delay, OnReached) : null;
    }

    /// <summary>Null for <see cref="Timeout.InfiniteTimeSpan"/>, which is no limit.</summary>
    internal static TimeSpan? Finite(TimeSpan? timeout) => timeout == Timeout.InfiniteTimeSpan ? null : timeout;

    /// <summary>The wait is over.</summary>
    /// <returns>True when the cancellation that ended it was this limit's own, and nobody else's.</returns>
    internal bool End()
    {
        timer?.Cancel();
        if (!isReached)
        {
            return false;
        }

        task.Uncancel();
        return task.RequestsHere <= requestsBefore;
    }

    private void OnReached()
    {
        isReached = true;
        task.CancelFrom(depth);
    }
}
