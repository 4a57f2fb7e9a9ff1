namespace Coroutines;

/// <summary>A task with a result of type <typeparamref name="T"/>.</summary>
/// <typeparam name="T">The type of the result.</typeparam>
/// <inheritdoc cref="CoroutineTask" path="/remarks"/>
public abstract class CoroutineTask<T> : CoroutineTask, IFuture<T>
{
    internal T? result;

    private protected CoroutineTask()
    {
    }

    /// <summary>The result. It never blocks (R13).</summary>
    /// <exception cref="InvalidOperationException">The task is not done.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public T Result
    {
        get
        {
            ThrowIfUnsuccessful();
            return result!;
        }
    }

    /// <inheritdoc cref="Future.GetAwaiter"/>
    public new FutureAwaiter<T> GetAwaiter() => new(this);

    /// <inheritdoc cref="Future.AsTask"/>
    public new Task<T> AsTask() => Bridge.ToTask(this, static f => Arguments.ValueOf<T>(f));

    /// <inheritdoc cref="Future.AddDoneCallback"/>
    public void AddDoneCallback(Action<CoroutineTask<T>> callback) => AddCallback(callback);

    /// <inheritdoc cref="Future.RemoveDoneCallback"/>
    public int RemoveDoneCallback(Action<CoroutineTask<T>> callback) => RemoveCallback(callback);

    void IFuture<T>.AddDoneCallback(Action<IFuture<T>> callback) => AddCallback(callback);

    internal override void InvokeCallback(object callback) => ((Action<CoroutineTask<T>>)callback)(this);

    private protected override string? DescribeResult() => typeof(T) == typeof(NoResult) ? null : Representation.Of(result);
}
