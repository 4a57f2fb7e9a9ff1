namespace Coroutines;

public readonly partial struct Coroutine
{
    /// <summary>
    /// Does exactly one of the operations: the first that can be done at once, in argument order, or else the one whose turn comes first (Go: <c>select</c>).
    /// The others take nothing: no item, no permit, no place. Cancelled, none is done. Where one throws (a queue is closed), none was done.
    /// </summary>
    /// <typeparam name="T1">The type of the first result.</typeparam>
    /// <typeparam name="T2">The type of the second result.</typeparam>
    /// <param name="first">The first operation.</param>
    /// <param name="second">The second operation.</param>
    /// <returns>An operation whose result says which was done. It can be chosen from again.</returns>
    /// <example>
    /// <code>
    /// switch (await Coroutine.Select(orders.Get(), Coroutine.After(TimeSpan.FromSeconds(1))))
    /// {
    ///     case { Index: 0, First: var order }: await Serve(order); break;
    ///     default: await CloseDown(); break;
    /// }
    /// </code>
    /// </example>
    public static AsyncOperation<Selection<T1, T2>> Select<T1, T2>(AsyncOperation<T1> first, AsyncOperation<T2> second) =>
        new(SelectSource<T1, T2>.Instance, 0, new(-1, first, second));

    /// <inheritdoc cref="Select{T1, T2}(AsyncOperation{T1}, AsyncOperation{T2})"/>
    /// <typeparam name="T1">The type of the first result.</typeparam>
    /// <typeparam name="T2">The type of the second result.</typeparam>
    /// <typeparam name="T3">The type of the third result.</typeparam>
    /// <param name="first">The first operation.</param>
    /// <param name="second">The second operation.</param>
    /// <param name="third">The third operation.</param>
    public static AsyncOperation<Selection<T1, T2, T3>> Select<T1, T2, T3>(AsyncOperation<T1> first, AsyncOperation<T2> second, AsyncOperation<T3> third) =>
        new(SelectSource<T1, T2, T3>.Instance, 0, new(-1, first, second, third));

    /// <summary>As <see cref="Select{T1, T2}(AsyncOperation{T1}, AsyncOperation{T2})"/>, for any number of operations of one type.</summary>
    /// <typeparam name="T">The type of the results.</typeparam>
    /// <param name="operations">The operations.</param>
    /// <returns>An operation whose result says which was done.</returns>
    /// <exception cref="ArgumentException">There are none: it would never be done.</exception>
    public static AsyncOperation<Selection<T>> Select<T>(IEnumerable<AsyncOperation<T>> operations)
    {
        AsyncOperation<T>[] all = [.. operations];
        return all.Length > 0
            ? new(new SelectSource<T>(all))
            : throw new ArgumentException("There is nothing to select from. Give Coroutine.Select at least one operation.", nameof(operations));
    }

    /// <summary>An operation that is done after a time, on the loop's clock: the timeout of a <see cref="Select{T1, T2}"/>.</summary>
    /// <param name="delay">How long; with zero or less it can be done at once, with <see cref="Timeout.InfiniteTimeSpan"/> never.</param>
    /// <returns>An operation with the delay as its result. To only wait, <see cref="Sleep(TimeSpan)"/> is cheaper.</returns>
    public static AsyncOperation<TimeSpan> After(TimeSpan delay) => new(DelaySource.Instance, 0, delay);

    /// <summary>An operation that is done when a task or future is, with its value. Not chosen, or cancelled, it leaves the task as it is.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="future">The task or future, of the loop that runs.</param>
    /// <returns>The operation. It throws what the task failed with.</returns>
    public static AsyncOperation<T> WhenDone<T>(IFuture<T> future)
    {
        ArgumentNullException.ThrowIfNull(future);
        return new(new CompletionSource<T>((Future)future, Arguments.ValueOf<T>));
    }

    /// <inheritdoc cref="WhenDone{T}(IFuture{T})"/>
    /// <returns>The operation, with the future as its result. It throws what the task failed with.</returns>
    [System.Runtime.CompilerServices.OverloadResolutionPriority(-1)]
    public static AsyncOperation<Future> WhenDone(Future future)
    {
        ArgumentNullException.ThrowIfNull(future);
        return new(new CompletionSource<Future>(future, static f =>
        {
            f.ThrowIfUnsuccessful();
            return f;
        }));
    }
}
