using System.Runtime.CompilerServices;

namespace Coroutines;

public readonly partial struct Coroutine
{
    /// <summary>
    /// Makes tasks of the coroutines at once, in argument order, and gives them in the order in which they become done (asyncio: <c>as_completed</c>; R9).
    /// </summary>
    /// <typeparam name="T">The type of the results.</typeparam>
    /// <param name="coroutines">The coroutines.</param>
    /// <returns>For <c>await foreach</c>: the tasks. For <c>foreach</c>: coroutines that return the results.</returns>
    public static Completions<T> AsCompleted<T>(params Coroutine<T>[] coroutines) => AsCompleted((IEnumerable<Coroutine<T>>)coroutines);

    /// <inheritdoc cref="AsCompleted{T}(Coroutine{T}[])"/>
    /// <param name="coroutines">The coroutines.</param>
    /// <param name="timeout">After this time, what is not done is given up: a <see cref="TimeoutException"/> is thrown in its place. The tasks go on.</param>
    public static Completions<T> AsCompleted<T>(IEnumerable<Coroutine<T>> coroutines, TimeSpan? timeout = null)
    {
        var loop = EventLoop.Current;
        return new Completions<T>(new CompletionQueue(loop, Arguments.Schedule(loop, coroutines), timeout));
    }

    /// <summary>Gives tasks and futures in the order in which they become done (asyncio: <c>as_completed</c>; R9).</summary>
    /// <typeparam name="T">The type of the results.</typeparam>
    /// <param name="futures">The tasks and futures.</param>
    /// <returns>For <c>await foreach</c>: the tasks. For <c>foreach</c>: coroutines that return the results.</returns>
    public static Completions<T> AsCompleted<T>(params IFuture<T>[] futures) => AsCompleted((IEnumerable<IFuture<T>>)futures);

    /// <inheritdoc cref="AsCompleted{T}(IFuture{T}[])"/>
    /// <param name="futures">The tasks and futures.</param>
    /// <param name="timeout">After this time, what is not done is given up: a <see cref="TimeoutException"/> is thrown in its place. The tasks go on.</param>
    public static Completions<T> AsCompleted<T>(IEnumerable<IFuture<T>> futures, TimeSpan? timeout = null)
    {
        Future[] all = [.. futures.Cast<Future>()];
        var loop = Arguments.LoopOf(all);
        return new Completions<T>(new CompletionQueue(loop, Arguments.Check(loop, all), timeout));
    }

    /// <summary>As the generic one, where the coroutines have no results or different ones.</summary>
    /// <param name="coroutines">The coroutines.</param>
    /// <returns>For <c>await foreach</c>: the tasks. For <c>foreach</c>: coroutines to be awaited.</returns>
    [OverloadResolutionPriority(-1)]
    public static Completions AsCompleted(params Coroutine[] coroutines) => AsCompleted((IEnumerable<Coroutine>)coroutines);

    /// <inheritdoc cref="AsCompleted(Coroutine[])"/>
    /// <param name="coroutines">The coroutines.</param>
    /// <param name="timeout">After this time, what is not done is given up: a <see cref="TimeoutException"/> is thrown in its place. The tasks go on.</param>
    [OverloadResolutionPriority(-1)]
    public static Completions AsCompleted(IEnumerable<Coroutine> coroutines, TimeSpan? timeout = null)
    {
        var loop = EventLoop.Current;
        return new Completions(new CompletionQueue(loop, Arguments.Schedule(loop, coroutines), timeout));
    }

    /// <summary>As the generic one, where the tasks and futures have no results or different ones.</summary>
    /// <param name="futures">The tasks and futures.</param>
    /// <param name="timeout">After this time, what is not done is given up: a <see cref="TimeoutException"/> is thrown in its place. The tasks go on.</param>
    /// <returns>For <c>await foreach</c>: the tasks. For <c>foreach</c>: coroutines to be awaited.</returns>
    [OverloadResolutionPriority(-2)]
    public static Completions AsCompleted(IEnumerable<Future> futures, TimeSpan? timeout = null)
    {
        var all = futures.ToArray();
        var loop = Arguments.LoopOf(all);
        return new Completions(new CompletionQueue(loop, Arguments.Check(loop, all), timeout));
    }
}
