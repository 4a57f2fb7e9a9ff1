namespace Coroutines;

/// <summary>
/// Something that will be done later: a promise without a value, and the base of <see cref="Future{T}"/> and <see cref="CoroutineTask"/>
/// (asyncio: <c>Future</c>).
/// </summary>
/// <remarks>A future belongs to one loop and is used on that loop's thread only (R25).</remarks>
public partial class Future
{
    /// <summary>The loop; null for a coroutine object that nobody has scheduled yet.</summary>
    internal EventLoop? loop;

    /// <summary>
    /// While pending: who is to be told, which is null, one callback or a <see cref="CallbackList"/>.
    /// Once done: null, a <see cref="FutureFailure"/>, or what ended a cancelled one.
    /// </summary>
    internal object? callbacks;

    internal FutureFlags flags;

    /// <summary>The number in the default name of a task.</summary>
    internal int id;

    /// <summary>Makes a pending future.</summary>
    /// <param name="loop">Its loop; <see cref="EventLoop.Current"/> where none is given.</param>
    public Future(EventLoop? loop = null) => this.loop = loop ?? EventLoop.Current;

    /// <summary>Makes a coroutine object.</summary>
    private protected Future(FutureFlags flags) => this.flags = flags;

    /// <summary>The loop to which this future belongs.</summary>
    /// <exception cref="InvalidOperationException">It is a coroutine object that was never scheduled.</exception>
    public EventLoop Loop => loop ?? throw new InvalidOperationException($"{this} belongs to no event loop yet.");

    /// <summary>True when there is a result, an exception or a cancellation (asyncio: <c>done()</c>).</summary>
    public bool IsDone => (flags & FutureFlags.Done) != 0;

    /// <summary>True when it was cancelled (asyncio: <c>cancelled()</c>).</summary>
    public bool IsCanceled => (flags & FutureFlags.Canceled) != 0;

    /// <summary>The exception with which it failed, or null where it did not (asyncio: <c>exception()</c>). Reading it counts as retrieving it (R15).</summary>
    /// <exception cref="InvalidOperationException">It is not done (R13).</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public Exception? Exception
    {
        get
        {
            if (!IsDone)
            {
                throw NotDone("Exception");
            }

            if (IsCanceled)
            {
                ThrowIfUnsuccessful();
            }

            return callbacks is FutureFailure failure ? failure.Retrieve().SourceException : null;
        }
    }

    /// <summary>Marks it done.</summary>
    /// <exception cref="InvalidOperationException">It is done already, or it is a task, or it has a value to be given.</exception>
    public void SetResult()
    {
        if (!TrySetResult())
        {
            throw AlreadyDone();
        }
    }

    /// <summary>Marks it done, unless it is already.</summary>
    /// <returns>False when it was done already.</returns>
    /// <exception cref="InvalidOperationException">It is a task, or it has a value to be given.</exception>
    public bool TrySetResult()
    {
        ThrowIfNotSettable(withValue: false);
        return TryComplete(FutureFlags.Finished, null);
    }

    /// <summary>Marks it failed; an <see cref="OperationCanceledException"/> marks it cancelled.</summary>
    /// <param name="exception">What whoever awaits it gets thrown.</param>
    /// <exception cref="InvalidOperationException">It is done already, or it is a task.</exception>
    public void SetException(Exception exception)
    {
        if (!TrySetException(exception))
        {
            throw AlreadyDone();
        }
    }

    /// <summary>Marks it failed, unless it is done already; an <see cref="OperationCanceledException"/> marks it cancelled.</summary>
    /// <param name="exception">What whoever awaits it gets thrown.</param>
    /// <returns>False when it was done already.</returns>
    /// <exception cref="InvalidOperationException">It is a task.</exception>
    public bool TrySetException(Exception exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        ThrowIfNotSettable(withValue: true);
        return !IsDone && CompleteWith(FailureTrace.Capture(exception));
    }

    /// <summary>Cancels it: whoever awaits it gets an <see cref="OperationCanceledException"/>.</summary>
    /// <param name="message">The message of that exception.</param>
    /// <returns>False when it is done already.</returns>
    public virtual bool Cancel(string? message = null) => TryComplete(FutureFlags.Canceled, message);

    /// <summary>Lets a coroutine await it. One that is done does not suspend (R8).</summary>
    /// <returns>The awaiter.</returns>
    public FutureAwaiter GetAwaiter() => new(this);

    /// <summary>A .NET task that ends as this future does.</summary>
    /// <returns>A .NET task, for code that knows nothing of coroutines. Never block on it on the loop's own thread.</returns>
    public Task AsTask() => Bridge.ToTask(this, static _ => default(NoResult));

    /// <summary>Marks it done by an exception; that of a cancellation makes it cancelled (R19).</summary>
    internal bool CompleteWith(FailureTrace error) => error.SourceException switch
    {
        // A plain one is made anew for each who awaits it: rethrown through a long chain of tasks, its stack trace would grow with each.
        OperationCanceledException { InnerException: null } plain when plain.GetType() == typeof(OperationCanceledException) =>
            TryComplete(FutureFlags.Canceled, plain),
        OperationCanceledException => TryComplete(FutureFlags.Canceled, error),
        _ => TryComplete(FutureFlags.Failed, new FutureFailure(this, error)),
    };

    /// <summary>The one place where a future becomes done.</summary>
    internal bool TryComplete(FutureFlags how, object? outcome)
    {
        loop!.debug?.CheckThread();
        if (IsDone)
        {
            return false;
        }

        var waiting = callbacks;
        flags |= how;
        callbacks = outcome;
        if (waiting is not null)
        {
            ScheduleCallbacks(waiting);
        }

        return true;
    }

    /// <summary>True for the futures whose outcome their owner sets: not for tasks, nor for what gathers other futures.</summary>
    private protected virtual bool IsSettable(bool withValue) => !withValue || GetType() == typeof(Future);

    private void ThrowIfNotSettable(bool withValue)
    {
        if (this is CoroutineTask)
        {
            throw new InvalidOperationException($"The outcome of a task is that of its coroutine, it can't be set: {this}.");
        }

        if (!IsSettable(withValue))
        {
            throw new InvalidOperationException($"Give {GetType().Name} its value: call SetResult(value) instead of SetResult().");
        }
    }

    private protected InvalidOperationException AlreadyDone() => new($"The outcome is set already: {this}.");

    private InvalidOperationException NotDone(string member) =>
        new($"{member} is not there yet: {this}. Await it, or read {member} when IsDone is true.");
}
