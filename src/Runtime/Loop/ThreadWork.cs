namespace Coroutines;

/// <summary>A blocking function on the thread pool; its result comes back to the loop (R27).</summary>
internal sealed class ThreadWork<T>(EventLoop loop, Func<T> function) : InboxItem
{
    private readonly Future<T> future = new(loop);
    private T? value;
    private Exception? failure;

    internal Future<T> Start(TaskScheduler? scheduler)
    {
        if (scheduler is null)
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
        loop.workInFlight--;
        loop.EnqueueArrived(new Handle(Complete, null), this);
    }

    internal override void ArriveTooLate()
    {
    }

    private void Run()
    {
        try
        {
            value = function();
        }
        catch (Exception e)
        {
            failure = e;
        }

        loop.inbox.TryPost(this);
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
