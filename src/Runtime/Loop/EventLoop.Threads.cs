namespace Coroutines;

public sealed partial class EventLoop
{
    /// <summary>Runs a blocking function on the thread pool at once (asyncio: <c>run_in_executor</c>; R27).</summary>
    /// <typeparam name="T">The type of the result.</typeparam>
    /// <param name="function">The function. It runs in the caller's <see cref="ExecutionContext"/>.</param>
    /// <returns>A future of its result. Cancelling it abandons the function, which can't be stopped.</returns>
    public Future<T> RunInExecutor<T>(Func<T> function)
    {
        ArgumentNullException.ThrowIfNull(function);
        ThrowIfClosed();
        return new ThreadWork<T>(this, function).Start();
    }

    /// <summary>Runs a blocking function on the thread pool at once (asyncio: <c>run_in_executor</c>; R27).</summary>
    /// <param name="action">The function. It runs in the caller's <see cref="ExecutionContext"/>.</param>
    /// <returns>A future that is done when it has returned. Cancelling it abandons the function, which can't be stopped.</returns>
    public Future RunInExecutor(Action action)
    {
        ArgumentNullException.ThrowIfNull(action);
        return RunInExecutor(() =>
        {
            action();
            return default(NoResult);
        });
    }

    /// <summary>Gives a coroutine to this loop, from any thread (asyncio: <c>run_coroutine_threadsafe</c>; R25).</summary>
    /// <typeparam name="T">The type of the result.</typeparam>
    /// <param name="coroutine">The coroutine.</param>
    /// <returns>A .NET task of its result, for the other thread. Never block on it on the loop's own thread.</returns>
    /// <exception cref="InvalidOperationException">The loop is closed.</exception>
    public Task<T> RunCoroutineThreadSafe<T>(Coroutine<T> coroutine)
    {
        var source = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        CallSoonThreadSafe(() => Bridge.Connect(CreateTask(coroutine), source, static f => Arguments.ValueOf<T>(f)));
        return source.Task;
    }

    /// <inheritdoc cref="RunCoroutineThreadSafe{T}"/>
    /// <returns>A .NET task for the other thread. Never block on it on the loop's own thread.</returns>
    public Task RunCoroutineThreadSafe(Coroutine coroutine)
    {
        var source = new TaskCompletionSource<NoResult>(TaskCreationOptions.RunContinuationsAsynchronously);
        CallSoonThreadSafe(() => Bridge.Connect(CreateTask(coroutine), source, static _ => default));
        return source.Task;
    }
}
