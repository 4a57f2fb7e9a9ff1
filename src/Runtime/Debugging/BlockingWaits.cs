using System.Diagnostics;

namespace Coroutines;

/// <summary>In debug mode, finds waits that block the loop's thread: which call, where, for how long, and the rule that finds it at build. Told when the step ends.</summary>
internal sealed class BlockingWaits(EventLoop loop) : LoopObserver
{
    private readonly Dictionary<string, TimeSpan> found = [];
    private object? running;
    private string? runningText;
    private volatile string? current;

    /// <summary>The call that the loop's thread waits in just now, for the watchdog: it may never return. On any thread.</summary>
    internal string? Current => current;

    internal override void Begins(object target, CoroutineTask? task) => running = target;

    internal override void Ended(object target, CoroutineTask? task, TimeSpan elapsed)
    {
        running = null;
        if (found.Count == 0)
        {
            return;
        }

        var waits = found.ToArray();
        found.Clear();
        foreach (var (call, time) in waits)
        {
            loop.ReportError(new EventLoopError($"Blocking wait: {call} held up the event loop for {time.TotalMilliseconds:0} ms, in {runningText}.", null, task));
        }
    }

    /// <summary>The loop's thread is about to wait inside a step or callback.</summary>
    /// <param name="wait">Waits, up to a number of milliseconds.</param>
    /// <param name="limit">How long it may wait.</param>
    /// <returns>What it returns.</returns>
    internal int Watch(Func<int, int> wait, int limit)
    {
        if (running is not { } target)
        {
            return wait(limit);
        }

        // What need not wait is asked here as well.
        var atOnce = wait(0);
        if (atOnce != WaitHandle.WaitTimeout)
        {
            return atOnce;
        }

        // What is looked up here may itself wait.
        running = null;
        var call = BlockingCall.Find(new StackTrace(fNeedFileInfo: true));
        runningText = EventLoop.Describe(target);
        current = call;
        var begun = Stopwatch.GetTimestamp();
        try
        {
            return wait(limit);
        }
        finally
        {
            found[call] = found.GetValueOrDefault(call) + Stopwatch.GetElapsedTime(begun);
            current = null;
            running = target;
        }
    }
}
