using System.Diagnostics;

namespace Coroutines;

/// <summary>What debug mode looks for on one loop.</summary>
internal sealed class LoopDebugging
{
    private static int openLoops;

    private readonly EventLoop loop;
    private readonly TimeSpan slowStep;
    private Thread? thread;

    internal LoopDebugging(EventLoop loop, EventLoopOptions options)
    {
        this.loop = loop;
        slowStep = options.SlowStep;
        Interlocked.Increment(ref openLoops);
    }

    /// <summary>True while any loop of the process is in debug mode: coroutine objects are watched then (R4).</summary>
    internal static bool IsOn => openLoops != 0;

    /// <summary>The loop begins to run, on this thread.</summary>
    internal void Begin() => thread = Thread.CurrentThread;

    /// <summary>The loop has ended to run.</summary>
    internal void End() => thread = null;

    /// <summary>Throws where the loop runs, on another thread (R25).</summary>
    internal void CheckThread()
    {
        if (thread is { } running && running != Thread.CurrentThread)
        {
            throw new InvalidOperationException(
                $"The event loop runs on thread {Describe(running)}, and was used from thread {Describe(Thread.CurrentThread)}. "
                + "From other threads, use CallSoonThreadSafe or RunCoroutineThreadSafe.");
        }
    }

    /// <summary>Reports a step or callback that ran too long (R29).</summary>
    internal void CheckTime(long begun, Future? future, Func<string> describe)
    {
        var elapsed = Stopwatch.GetElapsedTime(begun);
        if (elapsed >= slowStep)
        {
            loop.ReportError(new EventLoopError($"Slow step: {describe()} ran for {elapsed.TotalMilliseconds:0} ms and blocked the event loop.", null, future));
        }
    }

    /// <summary>The loop is being closed: coroutines that nobody can await any more are looked for (R4).</summary>
    internal void Close()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        Interlocked.Decrement(ref openLoops);
    }

    private static string Describe(Thread thread) =>
        thread.Name is { } name ? $"{thread.ManagedThreadId} ('{name}')" : thread.ManagedThreadId.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
