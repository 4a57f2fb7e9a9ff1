namespace Coroutines;

public sealed partial class EventLoop
{
    /// <summary>Runs a blocking function on another thread at once (asyncio: <c>run_in_executor</c>; R27).</summary>
    /// <typeparam name="T">The type of the result.</typeparam>
    /// <param name="function">The function. It runs in the caller's <see cref="ExecutionContext"/>.</param>
    /// <param name="scheduler">Where it runs; on the thread pool where none is given.</param>
    /// <returns>A future of its result. Cancelling it abandons the function, which can't be stopped.</returns>
    public Future<T> RunInExecutor<T>(Func<T> function, TaskScheduler? scheduler = null)
    {
        ArgumentNullException.ThrowIfNull(function);
        ThrowIfClosed();
        return new ThreadWork<T>(this, function).Start(scheduler);
    }

    /// <inheritdoc cref="RunInExecutor{T}"/>
    /// <param name="action">The function. It runs in the caller's <see cref="ExecutionContext"/>.</param>
    /// <param name="scheduler">Where it runs; on the thread pool where none is given.</param>
    /// <returns>A future that is done when it has returned. Cancelling it abandons the function, which can't be stopped.</returns>
    public Future RunInExecutor(Action action, TaskScheduler? scheduler = null)
    {
        ArgumentNullException.ThrowIfNull(action);
        return RunInExecutor(
            () =>
            {
                action();
                return default(NoResult);
            },
            scheduler);
    }

    /// <summary>Gives a coroutine to this loop, from any thread (asyncio: <c>run_coroutine_threadsafe</c>; R25).</summary>
    /// <typeparam name="T">The type of the result.</typeparam>
    /// <param name="coroutine">The coroutine.</param>
    /// <param name="cancellationToken">Cancels the coroutine's task; on any thread.</param>
    /// <returns>
    /// A .NET task of its result, for the other thread. Never block on it on the loop's own thread. It fails when the coroutine does, when it was used before (R2), and when the loop is closed before it is done.
    /// </returns>
    /// <exception cref="InvalidOperationException">The loop is closed.</exception>
    public Task<T> RunCoroutineThreadSafe<T>(Coroutine<T> coroutine, CancellationToken cancellationToken = default)
    {
        var bridge = new Bridge<T>(this, Arguments.ValueOf<T>, cancellationToken);
        bridge.Post(() => CreateTask(coroutine));
        return bridge.Task;
    }

    /// <inheritdoc cref="RunCoroutineThreadSafe{T}"/>
    /// <returns>A .NET task for the other thread. Never block on it on the loop's own thread.</returns>
    public Task RunCoroutineThreadSafe(Coroutine coroutine, CancellationToken cancellationToken = default)
    {
        var bridge = new Bridge<NoResult>(this, static _ => default, cancellationToken);
        bridge.Post(() => CreateTask(coroutine));
        return bridge.Task;
    }
}
