using System.Diagnostics.CodeAnalysis;

namespace Coroutines;

/// <summary>A lock that may be held over awaits (asyncio: <c>Lock</c>). First come, first served; a free one costs no tick and allocates nothing (R8).</summary>
/// <remarks>Used on one loop's thread only (R25). <c>using (await mutex.Acquire()) { … }</c> releases it at the end. It can't be taken twice by the same task.</remarks>
public sealed class AsyncLock : IOperationSource<AsyncPermit>, IPermitOwner
{
    private readonly WaiterLine waiters = new();

    /// <summary>The number of whoever holds it, or has been handed it; 0 when it is free.</summary>
    private long holder;

    private long lastHolder;

    /// <summary>The task that holds it, for dumps; noted in debug mode.</summary>
    private CoroutineTask? task;

    /// <summary>True while somebody holds it.</summary>
    public bool IsLocked => holder != 0;

    /// <summary>Takes the lock; waits for it where somebody holds it.</summary>
    /// <returns>An operation whose result is the lock, which is released when it is disposed, or by <see cref="Release"/>.</returns>
    public AsyncOperation<AsyncPermit> Acquire() => new(this);

    /// <summary>Releases the lock; who has waited longest gets it.</summary>
    /// <exception cref="InvalidOperationException">Nobody holds it.</exception>
    public void Release()
    {
        if (!IsLocked)
        {
            throw new InvalidOperationException("AsyncLock.Release: the lock is not held by anybody. Acquire it first, and release it once.");
        }

        // Handed over, it stays locked.
        task = null;
        holder = waiters.TryHandOver() ? ++lastHolder : 0;
    }

    /// <summary>Releases the lock for a while.</summary>
    /// <returns>What <see cref="Resume"/> is to be given, so that the permit that is held stays good.</returns>
    internal long Suspend()
    {
        var suspended = holder;
        Release();
        return suspended;
    }

    /// <summary>The lock was acquired anew, by who had suspended it.</summary>
    internal void Resume(long suspended) => holder = suspended;

    CoroutineTask? IOperationSource.Holder => task is { IsDone: false } ? task : null;

    string IOperationSource.Describe(int kind) => "AsyncLock.Acquire";

    bool IOperationSource<AsyncPermit>.TryDo(in AsyncOperation<AsyncPermit> operation, [MaybeNullWhen(false)] out AsyncPermit result)
    {
        if (IsLocked)
        {
            result = default;
            return false;
        }

        holder = ++lastHolder;
        NoteTask();
        result = new AsyncPermit(this, holder);
        return true;
    }

    void IOperationSource<AsyncPermit>.Enlist(in AsyncOperation<AsyncPermit> operation, Waiter waiter) => waiters.Add(waiter);

    AsyncPermit IOperationSource<AsyncPermit>.Take(in AsyncOperation<AsyncPermit> operation, Waiter waiter)
    {
        NoteTask();
        return new(this, holder);
    }

    void IOperationSource.GiveBack(Waiter waiter) => Release();

    void IPermitOwner.GiveBack(long number)
    {
        if (number == holder)
        {
            Release();
        }
    }

    private void NoteTask()
    {
        if (LoopDebugging.IsOn)
        {
            task = Coroutine.CurrentTask;
        }
    }
}
