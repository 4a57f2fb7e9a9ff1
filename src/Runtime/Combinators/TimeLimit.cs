namespace Coroutines;

/// <summary>
/// A deadline for the running task: when it is reached, the task is cancelled; whoever set it then turns that cancellation into a
/// <see cref="TimeoutException"/>, unless somebody else has asked for one too (R22).
/// </summary>
internal sealed class TimeLimit
{
    private readonly CoroutineTask task = Coroutine.CurrentTask!;
    private readonly TimerHandle timer;
    private readonly int requestsBefore;
    private bool isReached;

    internal TimeLimit(TimeSpan limit)
    {
        requestsBefore = task.CancelRequests;
        timer = task.Loop.CallLater(limit, OnReached);
    }

    /// <summary>The wait is over.</summary>
    /// <returns>True when the cancellation that ended it was this limit's own, and nobody else's.</returns>
    internal bool End()
    {
        timer.Cancel();
        return isReached && task.Uncancel() <= requestsBefore;
    }

    private void OnReached()
    {
        isReached = true;
        task.Cancel();
    }
}
