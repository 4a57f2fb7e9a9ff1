using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Coroutines;

/// <summary>One run of a program (R23): its loop, its signals, and the end of the tasks that are left.</summary>
internal sealed class Runner : IDisposable
{
    private CoroutineTask? main;
    private bool interrupted;

    internal Runner(EventLoopOptions? options)
    {
        if (EventLoop.Running is not null)
        {
            throw new InvalidOperationException("An event loop is already running on this thread. Inside a coroutine, await the coroutine instead of calling Coroutine.Run.");
        }

        Loop = new EventLoop(options);
        EventLoop.SetCurrent(Loop);
    }

    internal EventLoop Loop { get; }

    [StackTraceHidden]
    internal void Run(CoroutineTask task, CancellationToken cancellationToken = default)
    {
        main = task;
        Loop.canBeStopped = cancellationToken.CanBeCanceled;
        using var stop = cancellationToken.UnsafeRegister(static (runner, _) => ((Runner)runner!).OnStop(), this);
        using var interrupt = Register(PosixSignal.SIGINT);
        using var terminate = Register(PosixSignal.SIGTERM);
        using var quit = DumpOnQuit.Register(Loop);
        Loop.RunUntilComplete((Future)task);
    }

    /// <summary>The token was cancelled. On any thread.</summary>
    private void OnStop() => Loop.TryPost(() => main!.Cancel("The token given to Coroutine.Run was cancelled."));

    /// <summary>What a signal does: the first cancels the main task, the next one is left to the system, which ends the process. On any thread.</summary>
    /// <returns>True when the signal is dealt with.</returns>
    internal bool OnSignal(PosixSignal signal)
    {
        if (Interlocked.Exchange(ref interrupted, true))
        {
            return false;
        }

        // A signal that comes while the loop is being closed is left to the system.
        return Loop.inbox.TryPost(new PostedCall(new Handle(() => main!.Cancel($"Interrupted by {signal}."), null)));
    }

    /// <summary>Cancels and awaits every task that is left, tells of those that failed, and closes the loop.</summary>
    public void Dispose()
    {
        try
        {
            CancelLeftovers();
        }
        finally
        {
            EventLoop.SetCurrent(null);
            Loop.Close();
        }
    }

    private PosixSignalRegistration? Register(PosixSignal signal)
    {
        try
        {
            return PosixSignalRegistration.Create(signal, context => context.Cancel = OnSignal(context.Signal));
        }
        catch (PlatformNotSupportedException)
        {
            // Phones and browsers have no such signals; there is nothing to be done about them there.
            return null;
        }
    }

    private void CancelLeftovers()
    {
        var leftovers = Loop.AllTasks;
        if (leftovers.Count == 0)
        {
            return;
        }

        foreach (var task in leftovers)
        {
            task.Cancel();
        }

        Loop.RunUntilComplete(WaitForAll(leftovers));
        ReportFailures(Loop, leftovers);
    }

    /// <summary>Tells of the failures of tasks that were left at the end, and have ended.</summary>
    internal static void ReportFailures(EventLoop loop, IReadOnlyList<CoroutineTask> leftovers)
    {
        foreach (var task in leftovers)
        {
            if (!task.IsCanceled && task.Exception is { } exception)
            {
                loop.ReportError(new EventLoopError("Unhandled exception during the end of Coroutine.Run", exception, task));
            }
        }
    }

    private Future WaitForAll(IReadOnlyList<CoroutineTask> tasks) =>
        new GatherFuture<NoResult>(Loop, [.. tasks], static _ => default, collectsFailures: true).Start();
}
