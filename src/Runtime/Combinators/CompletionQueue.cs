namespace Coroutines;

/// <summary>Futures in the order in which they become done: each that asks for the next one gets a future of its own.</summary>
internal sealed class CompletionQueue
{
    private readonly Queue<Future> done = new();
    private readonly Queue<Future<Future?>> askers = new();
    private readonly Future[] futures;
    private readonly Action<Future> onDone;
    private readonly EventLoop loop;
    private readonly TimerHandle? timer;
    private bool timedOut;
    private int left;

    internal CompletionQueue(EventLoop loop, Future[] futures, TimeSpan? timeout)
    {
        this.loop = loop;
        this.futures = [.. futures.Distinct()];
        left = this.futures.Length;
        onDone = OnDone;
        timer = TimeLimit.Finite(timeout) is { } delay && left > 0 ? loop.CallLater(delay, OnTimeout) : null;
        foreach (var future in this.futures)
        {
            future.AddDoneCallback(onDone);
        }
    }

    /// <summary>How many futures there are.</summary>
    internal int Count => futures.Length;

    /// <summary>The next future that is done. Its value is null when the time is up.</summary>
    internal Future<Future?> Next()
    {
        var asker = new Future<Future?>(loop);
        if (done.TryDequeue(out var first))
        {
            asker.SetResult(first);
        }
        else if (timedOut)
        {
            asker.SetResult(null);
        }
        else
        {
            askers.Enqueue(asker);
        }

        return asker;
    }

    /// <summary>What a timeout throws.</summary>
    internal static TimeoutException NewTimeout() => new("The time for AsCompleted was up before all were done.");

    private void OnDone(Future future)
    {
        if (--left == 0)
        {
            timer?.Cancel();
        }

        // An asker that was cancelled takes nothing with it.
        while (askers.TryDequeue(out var asker))
        {
            if (asker.TrySetResult(future))
            {
                return;
            }
        }

        done.Enqueue(future);
    }

    private void OnTimeout()
    {
        timedOut = true;
        foreach (var future in futures)
        {
            future.RemoveDoneCallback(onDone);
        }

        while (askers.TryDequeue(out var asker))
        {
            asker.TrySetResult(null);
        }
    }
}
