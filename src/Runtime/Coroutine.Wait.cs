namespace Coroutines;

public readonly partial struct Coroutine
{
    /// <summary>
    /// Waits until the futures or tasks are done, or enough of them, or the time is up (asyncio: <c>wait</c>). It throws nothing of what they throw,
    /// and cancels none, not even when it is cancelled itself.
    /// </summary>
    /// <typeparam name="TFuture">The type of the futures or tasks.</typeparam>
    /// <param name="futures">The futures or tasks; at least one.</param>
    /// <param name="until">When to return.</param>
    /// <param name="timeout">How long to wait at most; without limit where none is given, or <see cref="Timeout.InfiniteTimeSpan"/>.</param>
    /// <returns>Those that are done and those that are not.</returns>
    /// <exception cref="ArgumentException">There are none, or <paramref name="until"/> is unknown.</exception>
    public static Coroutine<WaitResult<TFuture>> Wait<TFuture>(
        IEnumerable<TFuture> futures, WaitUntil until = WaitUntil.AllCompleted, TimeSpan? timeout = null)
        where TFuture : Future => WaitCore<TFuture>(NotEmpty([.. futures], nameof(futures)), until, timeout);

    /// <summary>Waits until all the futures or tasks are done.</summary>
    /// <inheritdoc cref="Wait{TFuture}(IEnumerable{TFuture}, WaitUntil, TimeSpan?)"/>
    public static Coroutine<WaitResult<TFuture>> Wait<TFuture>(params TFuture[] futures)
        where TFuture : Future => Wait((IEnumerable<TFuture>)futures);

    /// <summary>Makes tasks of the coroutines, in argument order (R9), when it is awaited, and waits for them.</summary>
    /// <typeparam name="T">The type of the results.</typeparam>
    /// <param name="coroutines">The coroutines; at least one.</param>
    /// <param name="until">When to return.</param>
    /// <param name="timeout">How long to wait at most; without limit where none is given, or <see cref="Timeout.InfiniteTimeSpan"/>.</param>
    /// <returns>The tasks that are done and those that are not.</returns>
    public static async Coroutine<WaitResult<CoroutineTask<T>>> Wait<T>(
        IEnumerable<Coroutine<T>> coroutines, WaitUntil until = WaitUntil.AllCompleted, TimeSpan? timeout = null)
    {
        var tasks = Arguments.Schedule(EventLoop.RunningOrThrow, NotEmpty([.. coroutines], nameof(coroutines)));
        return await WaitCore(Array.ConvertAll(tasks, static t => (CoroutineTask<T>)t), until, timeout);
    }

    /// <summary>Makes tasks of the coroutines, in argument order (R9), when it is awaited, and waits for all.</summary>
    /// <inheritdoc cref="Wait{T}(IEnumerable{Coroutine{T}}, WaitUntil, TimeSpan?)"/>
    public static Coroutine<WaitResult<CoroutineTask<T>>> Wait<T>(params Coroutine<T>[] coroutines) => Wait((IEnumerable<Coroutine<T>>)coroutines);

    /// <inheritdoc cref="Wait{T}(IEnumerable{Coroutine{T}}, WaitUntil, TimeSpan?)"/>
    [System.Runtime.CompilerServices.OverloadResolutionPriority(-1)]
    public static async Coroutine<WaitResult<CoroutineTask>> Wait(
        IEnumerable<Coroutine> coroutines, WaitUntil until = WaitUntil.AllCompleted, TimeSpan? timeout = null)
    {
        var tasks = Arguments.Schedule(EventLoop.RunningOrThrow, NotEmpty([.. coroutines], nameof(coroutines)));
        return await WaitCore(Array.ConvertAll(tasks, static t => (CoroutineTask)t), until, timeout);
    }

    /// <summary>Makes tasks of the coroutines, in argument order (R9), when it is awaited, and waits for all.</summary>
    /// <inheritdoc cref="Wait{T}(IEnumerable{Coroutine{T}}, WaitUntil, TimeSpan?)"/>
    [System.Runtime.CompilerServices.OverloadResolutionPriority(-1)]
    public static Coroutine<WaitResult<CoroutineTask>> Wait(params Coroutine[] coroutines) => Wait((IEnumerable<Coroutine>)coroutines);

    private static async Coroutine<WaitResult<TFuture>> WaitCore<TFuture>(TFuture[] futures, WaitUntil until, TimeSpan? timeout)
        where TFuture : Future
    {
        if (!Enum.IsDefined(until))
        {
            throw new ArgumentOutOfRangeException(nameof(until), until, "Coroutine.Wait knows WaitUntil.AllCompleted, FirstCompleted and FirstException.");
        }

        Arguments.Check(EventLoop.RunningOrThrow, futures);
        var waiting = new WaitingFuture(EventLoop.RunningOrThrow, [.. futures.Distinct()], until, timeout);
        try
        {
            await waiting;
        }
        finally
        {
            waiting.Detach();
        }

        return new WaitResult<TFuture>(Array.FindAll(futures, static f => f.IsDone), Array.FindAll(futures, static f => !f.IsDone));
    }

    private static T[] NotEmpty<T>(T[] items, string name) =>
        items.Length > 0 ? items : throw new ArgumentException("There is nothing to wait for: give at least one coroutine or task.", name);
}
