using System.Runtime.CompilerServices;

namespace Coroutines;

public readonly partial struct Coroutine
{
    /// <summary>
    /// Makes tasks of the coroutines at once, in argument order (R9), and returns a future of all their results, in argument order (asyncio: <c>gather</c>).
    /// The first failure fails it, and the others go on; cancelling it cancels them (R20).
    /// </summary>
    /// <typeparam name="T">The type of the results.</typeparam>
    /// <param name="coroutines">The coroutines.</param>
    /// <returns>A future of the results.</returns>
    /// <exception cref="InvalidOperationException">A coroutine was awaited or made a task before (R2); then none is started.</exception>
    public static Future<T[]> Gather<T>(params Coroutine<T>[] coroutines) => Gather((IEnumerable<Coroutine<T>>)coroutines);

    /// <inheritdoc cref="Gather{T}(Coroutine{T}[])"/>
    public static Future<T[]> Gather<T>(IEnumerable<Coroutine<T>> coroutines)
    {
        var loop = EventLoop.Current;
        return new GatherFuture<T[]>(loop, Arguments.Schedule(loop, coroutines), Arguments.ValuesOf<T>, collectsFailures: false).Start();
    }

    /// <summary>Returns a future of the results of tasks, in argument order. The first failure fails it; cancelling it cancels them (R20).</summary>
    /// <typeparam name="T">The type of the results.</typeparam>
    /// <param name="tasks">The tasks.</param>
    /// <returns>A future of the results.</returns>
    public static Future<T[]> Gather<T>(params CoroutineTask<T>[] tasks) => GatherFutures<T>(tasks);

    /// <inheritdoc cref="Gather{T}(CoroutineTask{T}[])"/>
    public static Future<T[]> Gather<T>(IEnumerable<CoroutineTask<T>> tasks) => GatherFutures<T>([.. tasks]);

    /// <summary>Returns a future of the results of tasks and futures, in argument order. The first failure fails it; cancelling it cancels them (R20).</summary>
    /// <typeparam name="T">The type of the results.</typeparam>
    /// <param name="futures">The tasks and futures.</param>
    /// <returns>A future of the results.</returns>
    public static Future<T[]> Gather<T>(params IFuture<T>[] futures) => GatherFutures<T>([.. futures.Cast<Future>()]);

    /// <inheritdoc cref="Gather{T}(IFuture{T}[])"/>
    public static Future<T[]> Gather<T>(IEnumerable<IFuture<T>> futures) => GatherFutures<T>([.. futures.Cast<Future>()]);

    /// <summary>As the generic one, where the coroutines have no results or different ones.</summary>
    /// <param name="coroutines">The coroutines.</param>
    /// <returns>A future that is done when all are.</returns>
    [OverloadResolutionPriority(-1)]
    public static Future Gather(params Coroutine[] coroutines) => Gather((IEnumerable<Coroutine>)coroutines);

    /// <inheritdoc cref="Gather(Coroutine[])"/>
    [OverloadResolutionPriority(-1)]
    public static Future Gather(IEnumerable<Coroutine> coroutines)
    {
        var loop = EventLoop.Current;
        return GatherAll(loop, Arguments.Schedule(loop, coroutines));
    }

    /// <summary>As the generic one, where the tasks and futures have no results or different ones.</summary>
    /// <param name="futures">The tasks and futures.</param>
    /// <returns>A future that is done when all are.</returns>
    [OverloadResolutionPriority(-2)]
    public static Future Gather(params Future[] futures) => GatherAll(Arguments.LoopOf(futures), futures);

    /// <inheritdoc cref="Gather(Future[])"/>
    [OverloadResolutionPriority(-2)]
    public static Future Gather(IEnumerable<Future> futures) => Gather(futures.ToArray());

    /// <summary>As <see cref="Gather{T}(Coroutine{T}[])"/>, but waits for all, and collects failures beside results (asyncio: <c>return_exceptions=True</c>).</summary>
    /// <typeparam name="T">The type of the results.</typeparam>
    /// <param name="coroutines">The coroutines.</param>
    /// <returns>A future of the outcomes, in argument order.</returns>
    public static Future<Outcome<T>[]> GatherOutcomes<T>(params Coroutine<T>[] coroutines) => GatherOutcomes((IEnumerable<Coroutine<T>>)coroutines);

    /// <inheritdoc cref="GatherOutcomes{T}(Coroutine{T}[])"/>
    public static Future<Outcome<T>[]> GatherOutcomes<T>(IEnumerable<Coroutine<T>> coroutines)
    {
        var loop = EventLoop.Current;
        return new GatherFuture<Outcome<T>[]>(loop, Arguments.Schedule(loop, coroutines), Arguments.OutcomesOf<T>, collectsFailures: true).Start();
    }

    /// <summary>Waits for all the tasks and futures, and collects failures beside results.</summary>
    /// <typeparam name="T">The type of the results.</typeparam>
    /// <param name="futures">The tasks and futures.</param>
    /// <returns>A future of the outcomes, in argument order.</returns>
    public static Future<Outcome<T>[]> GatherOutcomes<T>(params IEnumerable<IFuture<T>> futures)
    {
        Future[] all = [.. futures.Cast<Future>()];
        var loop = Arguments.LoopOf(all);
        return new GatherFuture<Outcome<T>[]>(loop, Arguments.Check(loop, all), Arguments.OutcomesOf<T>, collectsFailures: true).Start();
    }

    /// <summary>Waits for all the coroutines, and returns the exception of each, null where it has none.</summary>
    /// <param name="coroutines">The coroutines.</param>
    /// <returns>A future of the exceptions, in argument order.</returns>
    [OverloadResolutionPriority(-1)]
    public static Future<Exception?[]> GatherOutcomes(params IEnumerable<Coroutine> coroutines)
    {
        var loop = EventLoop.Current;
        return new GatherFuture<Exception?[]>(loop, Arguments.Schedule(loop, coroutines), Errors, collectsFailures: true).Start();
    }

    /// <summary>Waits for all the tasks and futures, and returns the exception of each, null where it has none.</summary>
    /// <param name="futures">The tasks and futures.</param>
    /// <returns>A future of the exceptions, in argument order.</returns>
    [OverloadResolutionPriority(-2)]
    public static Future<Exception?[]> GatherOutcomes(params IEnumerable<Future> futures)
    {
        var all = futures.ToArray();
        var loop = Arguments.LoopOf(all);
        return new GatherFuture<Exception?[]>(loop, Arguments.Check(loop, all), Errors, collectsFailures: true).Start();
    }

    private static Future<T[]> GatherFutures<T>(Future[] futures)
    {
        var loop = Arguments.LoopOf(futures);
        return new GatherFuture<T[]>(loop, Arguments.Check(loop, futures), Arguments.ValuesOf<T>, collectsFailures: false).Start();
    }

    private static Future GatherAll(EventLoop loop, Future[] futures) =>
        new GatherFuture<NoResult>(loop, Arguments.Check(loop, futures), static _ => default, collectsFailures: false).Start();

    private static Exception?[] Errors(Future[] futures) => Array.ConvertAll(futures, static f => f.TakeError()?.SourceException);
}
