namespace Coroutines;

public readonly partial struct Coroutine
{
    /// <summary>
    /// Runs a blocking function on the thread pool and awaits it (asyncio: <c>to_thread</c>; R27). Cancelling the awaiting task abandons the function:
    /// it goes on, and its result is dropped.
    /// </summary>
    /// <typeparam name="T">The type of the result.</typeparam>
    /// <param name="function">The function. It runs in the caller's <see cref="ExecutionContext"/>.</param>
    /// <returns>Its result.</returns>
    public static async Coroutine<T> ToThread<T>(Func<T> function) => await EventLoop.RunningOrThrow.RunInExecutor(function);

    /// <inheritdoc cref="ToThread{T}(Func{T})"/>
    /// <returns>A coroutine that ends when the function has.</returns>
    public static async Coroutine ToThread(Action function) => await EventLoop.RunningOrThrow.RunInExecutor(function);

    /// <summary>Makes a task of the coroutine on this thread's loop, and returns it as a .NET task.</summary>
    /// <param name="cancellationToken">Cancels the coroutine's task; on any thread.</param>
    /// <returns>A .NET task, for code that knows nothing of coroutines. Never block on it on the loop's own thread. It fails when the loop is closed before it is done.</returns>
    public Task AsTask(CancellationToken cancellationToken = default) => Bridge.ToTask(CreateTask(this), static _ => default(NoResult), cancellationToken);
}
