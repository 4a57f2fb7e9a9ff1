namespace Coroutines;

/// <summary>What debug mode looks for on one loop.</summary>
internal sealed class LoopDebugging
{
    private static int openLoops;

    private readonly SlowSteps slowSteps;
    private Thread? thread;

    internal LoopDebugging(EventLoop loop, EventLoopOptions options)
    {
        Waits = new BlockingWaits(loop);
        slowSteps = new SlowSteps(loop, options.SlowStep, Waits);
        loop.AddObserver(slowSteps);
        loop.AddObserver(Waits);
        Interlocked.Increment(ref openLoops);
        CreationWatch.Begin();
    }

    /// <summary>True while any loop of the process is in debug mode: coroutine objects are watched then (R4).</summary>
    internal static bool IsOn => openLoops != 0;

    /// <summary>Waits that block the loop's thread.</summary>
    internal BlockingWaits Waits { get; }

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

    /// <summary>The loop is being closed: coroutines that nobody can await any more are looked for (R4).</summary>
    internal void Close()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        slowSteps.Dispose();
        CreationWatch.End();
        Interlocked.Decrement(ref openLoops);
    }

    private static string Describe(Thread thread) =>
        thread.Name is { } name ? $"{thread.ManagedThreadId} ('{name}')" : thread.ManagedThreadId.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
