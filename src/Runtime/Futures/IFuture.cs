namespace Coroutines;

/// <summary>A future or task with a value of type <typeparamref name="T"/>: what <see cref="Future{T}"/> and <see cref="CoroutineTask{T}"/> share.</summary>
/// <typeparam name="T">The type of the value.</typeparam>
public interface IFuture<T>
{
    /// <summary>The loop to which it belongs.</summary>
    EventLoop Loop { get; }

    /// <summary>True when there is a result, an exception or a cancellation.</summary>
    bool IsDone { get; }

    /// <summary>True when it was cancelled.</summary>
    bool IsCanceled { get; }

    /// <summary>The value. It never blocks (R13).</summary>
    /// <exception cref="InvalidOperationException">It is not done.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    T Result { get; }

    /// <summary>The exception with which it failed, or null.</summary>
    /// <exception cref="InvalidOperationException">It is not done.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    Exception? Exception { get; }

    /// <summary>Cancels it.</summary>
    /// <param name="message">The message of the exception that whoever awaits it gets.</param>
    /// <returns>False when it is done already.</returns>
    bool Cancel(string? message = null);

    /// <summary>Lets a coroutine await it.</summary>
    /// <returns>The awaiter.</returns>
    FutureAwaiter<T> GetAwaiter();

    /// <summary>Has <paramref name="callback"/> called on the loop, one tick after it is done (R10).</summary>
    /// <param name="callback">What to call.</param>
    void AddDoneCallback(Action<IFuture<T>> callback);
}
