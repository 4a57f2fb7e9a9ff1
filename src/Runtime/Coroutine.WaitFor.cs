namespace Coroutines;

public readonly partial struct Coroutine
{
    /// <summary>
    /// Awaits a coroutine, for a time at most (asyncio: <c>wait_for</c>; R22). It runs inside the same task. When the time is up it is
    /// cancelled, and when it has ended a <see cref="TimeoutException"/> is thrown; a cancellation from outside wins over that.
    /// </summary>
    /// <typeparam name="T">The type of the result.</typeparam>
    /// <param name="coroutine">The coroutine.</param>
    /// <param name="timeout">How long at most; with zero or less it never starts. <see cref="Timeout.InfiniteTimeSpan"/> is no limit.</param>
    /// <returns>The result.</returns>
    /// <exception cref="TimeoutException">The time was up.</exception>
    public static async Coroutine<T> WaitFor<T>(Coroutine<T> coroutine, TimeSpan timeout)
    {
        ThrowIfNoTime(coroutine.Box, timeout);
        var limit = new TimeLimit(timeout);
        T result;
        try
        {
            result = await coroutine;
        }
        catch (Exception e)
        {
            if (limit.End() && e is OperationCanceledException)
            {
                throw TimeIsUp(timeout, e);
            }

            throw;
        }

        limit.End();
        return result;
    }

    /// <inheritdoc cref="WaitFor{T}(Coroutine{T}, TimeSpan)"/>
    public static async Coroutine WaitFor(Coroutine coroutine, TimeSpan timeout)
    {
        ThrowIfNoTime(coroutine.Box, timeout);
        var limit = new TimeLimit(timeout);
        try
        {
            await coroutine;
        }
        catch (Exception e)
        {
            if (limit.End() && e is OperationCanceledException)
            {
                throw TimeIsUp(timeout, e);
            }

            throw;
        }

        limit.End();
    }

    /// <summary>Awaits a task or future, for a time at most. When the time is up it is cancelled, and when it has ended a <see cref="TimeoutException"/> is thrown.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="future">The task or future; <see cref="Shield{T}(IFuture{T})"/> keeps it from being cancelled.</param>
    /// <param name="timeout">How long at most. <see cref="Timeout.InfiniteTimeSpan"/> is no limit.</param>
    /// <returns>The value.</returns>
    /// <exception cref="TimeoutException">The time was up.</exception>
    public static async Coroutine<T> WaitFor<T>(IFuture<T> future, TimeSpan timeout)
    {
        await WaitFor((Future)future, timeout);
        return future.Result;
    }

    /// <inheritdoc cref="WaitFor{T}(IFuture{T}, TimeSpan)"/>
    [System.Runtime.CompilerServices.OverloadResolutionPriority(-1)]
    public static async Coroutine WaitFor(Future future, TimeSpan timeout)
    {
        if (HasTime(timeout) || future.IsDone)
        {
            if (future.IsDone)
            {
                await future;
                return;
            }

            await WaitFor(Await(future), timeout);
            return;
        }

        // No time at all: it is cancelled, and may still end with a result.
        future.Cancel();
        await Wait(future);
        if (future.IsCanceled)
        {
            throw TimeIsUp(timeout, future.TakeError()!.SourceException);
        }

        await future;
    }

    private static async Coroutine Await(Future future) => await future;

    private static bool HasTime(TimeSpan timeout) => timeout > TimeSpan.Zero || timeout == Timeout.InfiniteTimeSpan;

    private static TimeoutException TimeIsUp(TimeSpan timeout, Exception? cancellation) =>
        new($"The coroutine was not done within {timeout.TotalSeconds:0.###} s.", cancellation);

    /// <summary>A coroutine that gets no time is used up without having started.</summary>
    private static void ThrowIfNoTime(CoroutineTask box, TimeSpan timeout)
    {
        if (!HasTime(timeout) && !box.IsDone)
        {
            CoroutineAwaiting.ThrowIfUsed(box);
            (box.extras as NeverAwaited)?.Settle();
            box.flags = (box.flags & ~FutureFlags.Created) | FutureFlags.Consumed;
            throw TimeIsUp(timeout, null);
        }
    }
}
