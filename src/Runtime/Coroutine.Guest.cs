namespace Coroutines;

public readonly partial struct Coroutine
{
    /// <summary>
    /// Runs a program as <see cref="Run(Coroutine, EventLoopOptions?, CancellationToken)"/> does, inside the pump of another loop, on that loop's thread: of a window, a game, a service (Trio: guest mode).
    /// Coroutines may use what belongs to that thread. Whenever something is ready, one iteration is posted to the host, which does its own work in between.
    /// </summary>
    /// <param name="main">The main coroutine.</param>
    /// <param name="host">Brings iterations to the host's thread; the current synchronization context where none is given. Call this method on that thread.</param>
    /// <param name="options">How the loop is made. The loop is <see cref="EventLoop.Current"/> on this thread until the program has ended.</param>
    /// <param name="cancellationToken">Cancels the main task; on any thread.</param>
    /// <returns>A .NET task that ends when the program has: as the main coroutine did, after all tasks that were left were cancelled and have ended.</returns>
    /// <exception cref="InvalidOperationException">There is no host, or a loop runs on this thread already (R28).</exception>
    /// <remarks>Between iterations, the host's code may use <see cref="EventLoop.Current"/>: make tasks, set futures, fill queues. It must not block on the task that is returned.</remarks>
    public static Task RunAsGuest(Coroutine main, SynchronizationContext? host = null, EventLoopOptions? options = null, CancellationToken cancellationToken = default)
    {
        var loop = NewGuestLoop(ref host, options);
        return Start(loop, host!, loop.CreateTask(main), static _ => default(NoResult), cancellationToken);
    }

    /// <inheritdoc cref="RunAsGuest(Coroutine, SynchronizationContext?, EventLoopOptions?, CancellationToken)"/>
    /// <typeparam name="T">The type of the result.</typeparam>
    public static Task<T> RunAsGuest<T>(Coroutine<T> main, SynchronizationContext? host = null, EventLoopOptions? options = null, CancellationToken cancellationToken = default)
    {
        var loop = NewGuestLoop(ref host, options);
        var task = loop.CreateTask(main);
        return Start(loop, host!, task, static done => ((CoroutineTask<T>)done).Result, cancellationToken);
    }

    private static EventLoop NewGuestLoop(ref SynchronizationContext? host, EventLoopOptions? options)
    {
        if (EventLoop.Running is not null)
        {
            throw new InvalidOperationException("An event loop is already running on this thread. Inside a coroutine, await the coroutine instead of calling Coroutine.RunAsGuest.");
        }

        host ??= SynchronizationContext.Current ?? throw new InvalidOperationException(
            "Coroutine.RunAsGuest: this thread has no synchronization context. Call it on the thread of a window or another loop, give the host's context, or use Coroutine.Run.");
        var loop = new EventLoop(options);
        EventLoop.SetCurrent(loop);
        return loop;
    }

    private static Task<T> Start<T>(EventLoop loop, SynchronizationContext host, CoroutineTask main, Func<CoroutineTask, T> value, CancellationToken cancellationToken)
    {
        // Continuations run on the thread pool, or where their own context brings them: not inside the last iteration.
        var source = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        _ = new GuestRun(loop, host, main, End, cancellationToken);
        return source.Task;

        void End(FailureTrace? error)
        {
            EventLoop.SetCurrent(null);
            if (error is null)
            {
                source.SetResult(value(main));
            }
            else if (error.SourceException is OperationCanceledException canceled)
            {
                source.SetCanceled(cancellationToken.IsCancellationRequested ? cancellationToken : canceled.CancellationToken);
            }
            else
            {
                source.SetException(error.SourceException);
            }
        }
    }
}
