using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Threading.Tasks.Sources;

namespace Coroutines.CompilerServices;

/// <summary>
/// An async iterator: the enumerable, its first enumerator, and what <c>MoveNextAsync</c> and <c>DisposeAsync</c> wait for, in one object. It does what the
/// C# compiler's does, and awaits through the same builder, so contexts flow alike and everything comes in the same order.
/// </summary>
/// <typeparam name="T">The type of the items.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class CoroutineIterator<T> : IAsyncEnumerable<T>, IAsyncEnumerator<T>, IValueTaskSource<bool>, IValueTaskSource, IAsyncStateMachine
{
    private readonly int thread = Environment.CurrentManagedThreadId;
    private AsyncIteratorMethodBuilder builder = AsyncIteratorMethodBuilder.Create();
    private ManualResetValueTaskSourceCore<bool> promise;
    private Phase phase;

    private protected CoroutineIterator(bool isEnumerator) => phase = isEnumerator ? Phase.Ready : Phase.Unused;

    private enum Phase
    {
        /// <summary>Only an enumerable until now.</summary>
        Unused,

        /// <summary>An enumerator whose body has not begun.</summary>
        Ready,

        /// <summary>The body runs, or awaits something.</summary>
        Running,

        /// <summary>The body stands at a <c>yield return</c>.</summary>
        Yielded,

        /// <summary>The body has ended.</summary>
        Finished,
    }

    /// <summary>The item. Frames set it when they yield.</summary>
    public T Current { get; set; } = default!;

    /// <summary>True when a frame that is resumed at a <c>yield return</c> must leave: its <c>finally</c> blocks run.</summary>
    public bool IsDisposing { get; private set; }

    /// <summary>An enumerator: this object the first time, and again when that enumeration has ended; else a new one.</summary>
    /// <param name="cancellationToken">Given to the parameter marked with <see cref="EnumeratorCancellationAttribute"/>.</param>
    /// <returns>The enumerator.</returns>
    public IAsyncEnumerator<T> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        var isFree = phase is Phase.Unused or Phase.Finished && thread == Environment.CurrentManagedThreadId;
        var iterator = isFree ? this : NewIterator();
        iterator.builder = AsyncIteratorMethodBuilder.Create();
        iterator.IsDisposing = false;
        iterator.Restart(this, cancellationToken);
        iterator.phase = Phase.Ready;
        return iterator;
    }

    /// <summary>Runs the body to its next item, or to its end.</summary>
    /// <returns>True if there is an item.</returns>
    public ValueTask<bool> MoveNextAsync()
    {
        switch (phase)
        {
            case Phase.Unused or Phase.Finished:
                return default;
            case Phase.Running:
                throw new InvalidOperationException("MoveNextAsync was called before the last call of it had ended.");
        }

        Run();
        var version = promise.Version;
        return promise.GetStatus(version) == ValueTaskSourceStatus.Succeeded ? new(promise.GetResult(version)) : new(this, version);
    }

    /// <summary>Runs the <c>finally</c> blocks that the body stands in.</summary>
    /// <returns>Done when they are.</returns>
    public ValueTask DisposeAsync()
    {
        switch (phase)
        {
            case Phase.Unused or Phase.Finished:
                return default;
            case Phase.Running:
                throw new NotSupportedException();
            case Phase.Ready:
                End();
                return default;
        }

        IsDisposing = true;
        Run();
        return new(this, promise.Version);
    }

    /// <summary>Has the body go on when what it awaits is there. Generated code calls it, and leaves at once.</summary>
    /// <typeparam name="TAwaiter">The type of the awaiter.</typeparam>
    /// <param name="awaiter">The awaiter, which is not completed.</param>
    public void SuspendOn<TAwaiter>(ref TAwaiter awaiter)
        where TAwaiter : ICriticalNotifyCompletion
    {
        var self = this;
        builder.AwaitUnsafeOnCompleted(ref awaiter, ref self);
    }

    /// <summary>As <see cref="SuspendOn"/>, for awaiters not known to be <see cref="ICriticalNotifyCompletion"/>.</summary>
    /// <typeparam name="TAwaiter">The type of the awaiter.</typeparam>
    /// <param name="awaiter">The awaiter, which is not completed.</param>
    public void SuspendOnAny<TAwaiter>(ref TAwaiter awaiter)
        where TAwaiter : INotifyCompletion
    {
        var self = this;
        if (awaiter is ICriticalNotifyCompletion critical)
        {
            builder.AwaitUnsafeOnCompleted(ref critical, ref self);
        }
        else
        {
            builder.AwaitOnCompleted(ref awaiter, ref self);
        }
    }

    [StackTraceHidden]
    bool IValueTaskSource<bool>.GetResult(short token) => promise.GetResult(token);

    [StackTraceHidden]
    void IValueTaskSource.GetResult(short token) => promise.GetResult(token);

    ValueTaskSourceStatus IValueTaskSource<bool>.GetStatus(short token) => promise.GetStatus(token);

    ValueTaskSourceStatus IValueTaskSource.GetStatus(short token) => promise.GetStatus(token);

    void IValueTaskSource<bool>.OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        promise.OnCompleted(continuation, state, token, flags);

    void IValueTaskSource.OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        promise.OnCompleted(continuation, state, token, flags);

    [StackTraceHidden]
    void IAsyncStateMachine.MoveNext()
    {
        bool finished, yielded;
        try
        {
            finished = Resume(out yielded);
        }
        catch (Exception e)
        {
            End();
            promise.SetException(e);
            return;
        }

        // Suspended at an await: from here on it may be running again, and nothing of this object may be touched.
        if (!finished && !yielded)
        {
            return;
        }

        if (finished)
        {
            End();
        }
        else
        {
            phase = Phase.Yielded;
        }

        promise.SetResult(yielded);
    }

    void IAsyncStateMachine.SetStateMachine(IAsyncStateMachine stateMachine)
    {
    }

    private protected abstract CoroutineIterator<T> NewIterator();

    private protected abstract void Restart(CoroutineIterator<T> first, CancellationToken token);

    private protected abstract bool Resume(out bool yielded);

    /// <summary>Gives back what the enumeration held.</summary>
    private protected abstract void Release();

    private void Run()
    {
        phase = Phase.Running;
        promise.Reset();
        var self = this;
        builder.MoveNext(ref self);
    }

    private void End()
    {
        phase = Phase.Finished;
        Release();
        Current = default!;
        builder.Complete();
    }
}

/// <summary>An async iterator that hosts a generated frame.</summary>
/// <typeparam name="TFrame">The frame.</typeparam>
/// <typeparam name="T">The type of the items.</typeparam>
/// <param name="isEnumerator">True for a method that returns an enumerator.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class CoroutineIterator<TFrame, T>(bool isEnumerator) : CoroutineIterator<T>(isEnumerator)
    where TFrame : struct, ICoroutineIterator<TFrame, T>
{
    /// <summary>The frame. Initialise it here, in place; never copy it in.</summary>
    public TFrame Frame;

    private CancellationTokenSource? linked;

    private protected override CoroutineIterator<T> NewIterator() => new CoroutineIterator<TFrame, T>(isEnumerator: false);

    private protected override void Restart(CoroutineIterator<T> first, CancellationToken token)
    {
        ref var given = ref ((CoroutineIterator<TFrame, T>)first).Frame;
        Frame.InitFrom(ref given);
        if (!TFrame.TakesToken)
        {
            return;
        }

        var own = given.FirstToken;
        if (own == default)
        {
            own = token;
        }
        else if (token != default && token != own)
        {
            linked = CancellationTokenSource.CreateLinkedTokenSource(own, token);
            own = linked.Token;
        }

        Frame.SetToken(own);
    }

    [StackTraceHidden]
    private protected override bool Resume(out bool yielded) => Frame.Resume(this, out yielded);

    private protected override void Release()
    {
        linked?.Dispose();
        linked = null;
    }
}
