namespace Coroutines;

/// <summary>Brings the outcome of a future to a .NET task.</summary>
internal static class Bridge
{
    internal static Task<T> ToTask<T>(Future future, Func<Future, T> value)
    {
        var source = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        Connect(future, source, value);
        return source.Task;
    }

    internal static void Connect<T>(Future future, TaskCompletionSource<T> source, Func<Future, T> value) => future.AddDoneCallback(done =>
    {
        if (done.TakeError() is not { } error)
        {
            source.TrySetResult(value(done));
        }
        else if (error.SourceException is OperationCanceledException canceled)
        {
            source.TrySetCanceled(canceled.CancellationToken);
        }
        else
        {
            source.TrySetException(error.SourceException);
        }
    });
}
