namespace Coroutines;

/// <summary>Brings the outcome of a .NET task to a future, on the loop's thread.</summary>
internal sealed class TaskArrival(Task task, Future future, Action<Task> setResult) : InboxItem
{
    /// <summary>Gives the future the task's outcome, at once where it is there already.</summary>
    internal static TFuture Connect<TFuture>(Task task, TFuture future, Action<Task> setResult)
        where TFuture : Future
    {
        var arrival = new TaskArrival(task, future, setResult);
        if (task.IsCompleted)
        {
            arrival.Complete();
            return future;
        }

        var loop = future.loop!;
        loop.foreignWaits++;
        task.ConfigureAwait(false).GetAwaiter().UnsafeOnCompleted(() =>
        {
            if (!loop.inbox.TryPost(arrival))
            {
                arrival.ArriveTooLate();
            }
        });
        return future;
    }

    internal override void Arrive(EventLoop loop)
    {
        loop.foreignWaits--;
        loop.EnqueueArrived(new Handle(Complete, null), future);
    }

    /// <summary>Nobody waits any more; the failure counts as observed.</summary>
    internal override void ArriveTooLate() => _ = task.Exception;

    /// <summary>On the loop. Where the future was cancelled in the meantime, the outcome is dropped.</summary>
    private void Complete()
    {
        if (future.IsDone)
        {
            _ = task.Exception;
        }
        else if (task.IsCanceled)
        {
            future.Cancel();
        }
        else if (task.Exception is { } error)
        {
            future.TrySetException(error.InnerExceptions[0]);
        }
        else
        {
            setResult(task);
        }
    }
}
