using System.Diagnostics;

namespace Coroutines;

public sealed partial class EventLoop
{
    private bool stopping;

    /// <summary>What <see cref="RunUntilComplete(Future)"/> waits for.</summary>
    private Future? awaitedByRun;

    /// <summary>Runs until <see cref="Stop"/> is called.</summary>
    /// <exception cref="InvalidOperationException">This or another loop runs on this thread already (R28), or the loop is closed.</exception>
    public void RunForever()
    {
        ThrowIfClosed();
        if (IsRunning || guest is not null)
        {
            throw new InvalidOperationException("This event loop is already running. Inside a coroutine, await instead of running the loop.");
        }

        if (runningOnThread is not null)
        {
            throw new InvalidOperationException(
                "This event loop can't run: another event loop is already running on this thread. Inside a coroutine, await instead of starting a loop.");
        }

        var contextBefore = SynchronizationContext.Current;
        baseContext = ExecutionContext.Capture()!;
        debug?.Begin();
        LoopMetrics.Begin(this);
        Enter();
        try
        {
            do
            {
                RunIteration(mayWait: true);
            }
            while (!stopping);
        }
        finally
        {
            stopping = false;
            Leave(contextBefore);
            LoopMetrics.End(this);
            debug?.End();
        }
    }

    /// <summary>Ends <see cref="RunForever"/> when the iteration that is running is over; called before it, after one iteration.</summary>
    public void Stop() => stopping = true;

    /// <summary>Makes a task of the coroutine and runs until it is done.</summary>
    /// <param name="coroutine">The coroutine.</param>
    /// <exception cref="InvalidOperationException">As for <see cref="RunUntilComplete(Future)"/>.</exception>
    public void RunUntilComplete(Coroutine coroutine)
    {
        ThrowIfCannotRun();
        RunUntilComplete(CreateTask(coroutine));
    }

    /// <summary>Makes a task of the coroutine and runs until it is done.</summary>
    /// <typeparam name="T">The type of the result.</typeparam>
    /// <param name="coroutine">The coroutine.</param>
    /// <returns>Its result.</returns>
    /// <exception cref="InvalidOperationException">As for <see cref="RunUntilComplete(Future)"/>.</exception>
    public T RunUntilComplete<T>(Coroutine<T> coroutine)
    {
        ThrowIfCannotRun();
        var task = CreateTask(coroutine);
        RunUntilComplete((Future)task);
        return task.Result;
    }

    /// <summary>Makes a task of a coroutine in the generator style and runs until it is done.</summary>
    /// <param name="coroutine">The iterator, not yet advanced.</param>
    public void RunUntilComplete(IEnumerator<Coroutine> coroutine)
    {
        ThrowIfCannotRun();
        RunUntilComplete(CreateTask(coroutine));
    }

    /// <summary>Runs until the future is done.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="future">The future or task, of this loop.</param>
    /// <returns>Its value.</returns>
    /// <exception cref="InvalidOperationException">As for <see cref="RunUntilComplete(Future)"/>.</exception>
    public T RunUntilComplete<T>(IFuture<T> future)
    {
        RunUntilComplete((Future)future);
        return future.Result;
    }

    /// <summary>Runs until the future is done, and throws what it ended with.</summary>
    /// <param name="future">The future or task, of this loop.</param>
    /// <exception cref="InvalidOperationException">
    /// This or another loop runs on this thread already (R28); the loop is closed; it was stopped before the future was done; under a virtual clock,
    /// nothing is left that could ever wake a task.
    /// </exception>
    [System.Runtime.CompilerServices.OverloadResolutionPriority(-1)]
    [StackTraceHidden]
    public void RunUntilComplete(Future future)
    {
        ThrowIfCannotRun();
        if (future.Loop != this)
        {
            throw new InvalidOperationException($"{future} belongs to another event loop.");
        }

        Action<Future> stop = _ => Stop();
        future.AddDoneCallback(stop);
        awaitedByRun = future;
        try
        {
            RunForever();
        }
        finally
        {
            awaitedByRun = null;
            future.RemoveDoneCallback(stop);
        }

        if (!future.IsDone)
        {
            throw new InvalidOperationException($"The event loop was stopped before {future} was done.");
        }

        future.ThrowIfUnsuccessful();
    }

    /// <summary>
    /// Closes the loop: what is ready and what is timed is dropped, and failures that nobody retrieved are reported (R15). Tasks that are not done
    /// stay as they are, and the .NET tasks made of them fail; cancel and await them before, as <see cref="Coroutine.Run(Coroutine, EventLoopOptions?, CancellationToken)"/> does.
    /// </summary>
    /// <exception cref="InvalidOperationException">The loop runs.</exception>
    public void Close()
    {
        if (IsRunning || guest is not null)
        {
            throw new InvalidOperationException("A running event loop can't be closed. Stop it first.");
        }

        if (IsClosed)
        {
            return;
        }

        debug?.Close();
        IsClosed = true;
        for (var item = inbox.Close(); item is not null; item = item.next)
        {
            item.ArriveTooLate();
        }

        schedule?.DropHeld();

        DropReady();
        foreach (var bridge in bridges)
        {
            bridge.Break();
        }

        unretrieved.ReportAll();
    }

    /// <inheritdoc cref="Close"/>
    public void Dispose() => Close();

    /// <summary>Nothing that is ready will run: who waits for it is told.</summary>
    private void DropReady()
    {
        while (ready.Count > 0)
        {
            switch (ready.Dequeue(out _))
            {
                case Handle handle:
                    handle.Drop();
                    break;
                case WaitNode abandoned:
                    abandoned.ArriveTooLate();
                    break;
            }
        }
    }

    /// <summary>Asked before a task is made, so that none is left behind.</summary>
    private void ThrowIfCannotRun()
    {
        ThrowIfClosed();
        if (IsRunning || guest is not null || runningOnThread is not null)
        {
            throw new InvalidOperationException(IsRunning || guest is not null
                ? "This event loop is already running. Inside a coroutine, await instead of running the loop."
                : "This event loop can't run: another event loop is already running on this thread. Inside a coroutine, await instead of starting a loop.");
        }
    }
}
