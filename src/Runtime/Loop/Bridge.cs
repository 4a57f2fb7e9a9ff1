namespace Coroutines;

/// <summary>Brings the outcome of a future to a .NET task. The loop knows its bridges, so that none is left open when it is closed.</summary>
internal abstract class Bridge
{
    /// <summary>The loop is closed: the future will never be done.</summary>
    internal abstract void Break();

    /// <summary>A .NET task that ends as the future does.</summary>
    internal static Task<T> ToTask<T>(Future future, Func<Future, T> value, CancellationToken cancellationToken = default)
    {
        var bridge = new Bridge<T>(future.Loop, value, cancellationToken);
        bridge.Connect(future);
        return bridge.Task;
    }
}

/// <inheritdoc/>
/// <typeparam name="T">The type of the value.</typeparam>
internal sealed class Bridge<T>(EventLoop loop, Func<Future, T> value, CancellationToken cancellationToken) : Bridge
{
    private readonly TaskCompletionSource<T> source = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private CancellationTokenRegistration registration;

    internal Task<T> Task => source.Task;

    /// <summary>Has a task made on the loop, from any thread.</summary>
    internal void Post(Func<CoroutineTask> makeTask)
    {
        var handle = new DroppableHandle(() => MakeTask(makeTask), ExecutionContext.Capture(), Break);
        if (!loop.inbox.TryPost(new PostedCall(handle)))
        {
            throw EventLoop.Closed();
        }
    }

    /// <summary>On the loop's thread, or before it runs.</summary>
    internal void Connect(Future future)
    {
        if (future.IsDone)
        {
            Finish(future);
            return;
        }

        loop.bridges.Add(this);
        future.AddDoneCallback(Done);

        // The token may be cancelled on any thread.
        registration = cancellationToken.UnsafeRegister(_ => loop.TryPost(() => future.Cancel()), null);
    }

    internal override void Break() => source.TrySetException(
        new InvalidOperationException("The event loop was closed before the coroutine was done. Cancel and await what is left before you close a loop, as Coroutine.Run does."));

    private void MakeTask(Func<CoroutineTask> makeTask)
    {
        try
        {
            Connect(makeTask());
        }
        catch (Exception e)
        {
            source.TrySetException(e);
        }
    }

    private void Done(Future future)
    {
        loop.bridges.Remove(this);
        registration.Dispose();
        Finish(future);
    }

    private void Finish(Future future)
    {
        if (future.TakeError() is not { } error)
        {
            source.TrySetResult(value(future));
        }
        else if (error.SourceException is OperationCanceledException canceled)
        {
            source.TrySetCanceled(cancellationToken.IsCancellationRequested ? cancellationToken : canceled.CancellationToken);
        }
        else
        {
            source.TrySetException(error.SourceException);
        }
    }
}
