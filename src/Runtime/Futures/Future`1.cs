namespace Coroutines;

/// <summary>A promise with a value: somebody sets it, coroutines await it (asyncio: <c>Future</c>).</summary>
/// <typeparam name="T">The type of the value.</typeparam>
/// <remarks>A future belongs to one loop and is used on that loop's thread only (R25).</remarks>
public class Future<T> : Future, IFuture<T>
{
    internal T? result;

    /// <summary>Makes a pending future.</summary>
    /// <param name="loop">Its loop; <see cref="EventLoop.Current"/> where none is given.</param>
    public Future(EventLoop? loop = null)
        : base(loop)
    {
    }

    /// <summary>The value. It never blocks (R13).</summary>
    /// <exception cref="InvalidOperationException">It is not done.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public T Result
    {
        get
        {
            ThrowIfUnsuccessful();
            return result!;
        }
    }

    /// <summary>Gives it its value.</summary>
    /// <param name="value">The value.</param>
    /// <exception cref="InvalidOperationException">It is done already.</exception>
    public void SetResult(T value)
    {
        if (!TrySetResult(value))
        {
            throw AlreadyDone();
        }
    }

    /// <summary>Gives it its value, unless it is done already.</summary>
    /// <param name="value">The value.</param>
    /// <returns>False when it was done already.</returns>
    public bool TrySetResult(T value)
    {
        if (IsDone)
        {
            return false;
        }

        result = value;
        return TryComplete(FutureFlags.Finished, null);
    }

    /// <inheritdoc cref="Future.GetAwaiter"/>
    public new FutureAwaiter<T> GetAwaiter() => new(this);

    /// <inheritdoc cref="Future.AsTask"/>
    public new Task<T> AsTask() => Bridge.ToTask(this, static f => Arguments.ValueOf<T>(f));

    /// <inheritdoc cref="Future.AddDoneCallback"/>
    public void AddDoneCallback(Action<Future<T>> callback) => AddCallback(callback);

    /// <inheritdoc cref="Future.RemoveDoneCallback"/>
    public int RemoveDoneCallback(Action<Future<T>> callback) => RemoveCallback(callback);

    void IFuture<T>.AddDoneCallback(Action<IFuture<T>> callback) => AddCallback(callback);

    internal override void InvokeCallback(object callback) => ((Action<Future<T>>)callback)(this);

    private protected override bool IsSettable(bool withValue) => withValue;

    private protected override string? DescribeResult() => typeof(T) == typeof(NoResult) ? null : Representation.Of(result);
}
