namespace Coroutines;

/// <summary>A blocking function on the thread pool; its result comes back to the loop (R27).</summary>
internal sealed class ThreadWork<T>(EventLoop loop, Func<T> function) : InboxItem
{
    private readonly Future<T> future = new(loop);
    private T? value;
    private Exception? failure;
    private ExecutionContext? context;

    internal Future<T> Start(TaskScheduler? scheduler)
    {
        if (loop.schedule is { } schedule)
        {
            context = ExecutionContext.Capture();
            schedule.Hold(this);
        }
        else if (scheduler is null)
        {
            ThreadPool.QueueUserWorkItem(static work => work.Run(), this, preferLocal: false);
        }
        else
        {
            Task.Factory.StartNew(static work => ((ThreadWork<T>)work!).Run(), this, CancellationToken.None, TaskCreationOptions.DenyChildAttach, scheduler);
        }

        // Counted down on the loop's thread, which is this one: not before.
        loop.workInFlight++;
        return future;
    }

    internal override void Arrive(EventLoop loop)
    {
        if (loop.schedule is not null)
        {
            RunAlone();
        }

        loop.workInFlight--;
        loop.EnqueueArrived(new Handle(Complete, null), this);
    }

    internal override void ArriveTooLate()
    {
    }

    private void Run()
    {
        Execute();
        loop.inbox.TryPost(this);
    }

    /// <summary>In a test that varies the schedule: on another thread, while the loop stands still, so that each run is the same.</summary>
    private void RunAlone()
    {
        var run = Task.Run(() => ExecutionContext.Run(context!, static work => ((ThreadWork<T>)work!).Execute(), this));
        if (!run.Wait(TimeSpan.FromSeconds(30)))
        {
            throw new Testing.CoroutineTestException(
                "A function given to ToThread or RunInExecutor did not end within 30 s. Where the schedule is varied, the loop stands still while it runs: it can't wait for the loop.");
        }
    }

    private void Execute()
    {
        try
        {
            value = function();
        }
        catch (Exception e)
        {
            failure = e;
        }
    }

    /// <summary>On the loop. Where the future was cancelled in the meantime, the result is dropped.</summary>
    private void Complete()
    {
        if (failure is null)
        {
            future.TrySetResult(value!);
        }
        else
        {
            future.TrySetException(failure);
        }
    }
}
