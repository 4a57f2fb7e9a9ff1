namespace Coroutines;

public sealed partial class EventLoop
{
    /// <summary>Gets what callbacks throw, and failures nobody retrieved (R11, R15); null to have them written to standard error.</summary>
    public Action<EventLoopError>? ExceptionHandler { get; set; }

    /// <summary>Tells the exception handler. From another thread, the finalizer's for one, it is told on the loop's thread if the loop runs.</summary>
    /// <param name="error">What went wrong.</param>
    internal void ReportError(EventLoopError error)
    {
        if (IsRunning && runningOnThread != this && inbox.TryPost(new PostedCall(new Handle(() => Tell(error), null))))
        {
            return;
        }

        Tell(error);
    }

    /// <summary>Cancels a token. What its callbacks throw is theirs: the cancellation goes on, and the exception handler is told (R11).</summary>
    internal void CancelToken(CancellationTokenSource? source)
    {
        try
        {
            source?.Cancel();
        }
        catch (AggregateException e)
        {
            ReportError(new EventLoopError("Exception in a callback of Coroutine.CancellationToken", e, currentTask));
        }
    }

    private void Tell(EventLoopError error)
    {
        if (ExceptionHandler is not { } handler)
        {
            Console.Error.WriteLine(error);
            return;
        }

        try
        {
            handler(error);
        }
        catch (Exception e)
        {
            Console.Error.WriteLine($"The event loop's exception handler failed: {e}{Environment.NewLine}while it was told: {error}");
        }
    }
}
