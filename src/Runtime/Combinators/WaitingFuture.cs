namespace Coroutines;

/// <summary>Done when enough of other futures are, or the time is up. It leaves those futures as they are.</summary>
internal sealed class WaitingFuture : Future
{
    private readonly Future[] futures;
    private readonly WaitUntil until;
    private readonly Action<Future> onDone;
    private readonly TimerHandle? timer;
    private int left;

    internal WaitingFuture(EventLoop loop, Future[] futures, WaitUntil until, TimeSpan? timeout)
        : base(loop)
    {
        this.futures = futures;
        this.until = until;
        left = futures.Length;
        onDone = OnDone;
        timer = TimeLimit.Finite(timeout) is { } delay ? loop.CallLater(delay, () => TryComplete(FutureFlags.Finished, null)) : null;
        foreach (var future in futures)
        {
            future.AddDoneCallback(onDone);
        }
    }

    internal override IEnumerable<Future> Parts => futures;

    internal override string Kind => "Wait";

    /// <summary>Takes the callbacks back.</summary>
    internal void Detach()
    {
        timer?.Cancel();
        foreach (var future in futures)
        {
            future.RemoveDoneCallback(onDone);
        }
    }

    private protected override bool IsSettable(bool withValue) => false;

    private void OnDone(Future future)
    {
        left--;
        if (left == 0
            || until == WaitUntil.FirstCompleted
            || (until == WaitUntil.FirstException && (future.flags & FutureFlags.Failed) != 0))
        {
            TryComplete(FutureFlags.Finished, null);
        }
    }
}
