namespace Coroutines;

/// <summary>What <see cref="Coroutine.Wait{TFuture}(TFuture[])"/> returns.</summary>
/// <typeparam name="TFuture">The type of the futures or tasks.</typeparam>
/// <param name="Done">Those that are done, in argument order.</param>
/// <param name="Pending">The others, in argument order. They go on.</param>
public readonly record struct WaitResult<TFuture>(IReadOnlyList<TFuture> Done, IReadOnlyList<TFuture> Pending)
    where TFuture : Future;
