namespace Coroutines;

/// <summary>A lock that may be held over awaits (asyncio: <c>Lock</c>). First come, first served; a free one costs no tick (R8).</summary>
/// <remarks>Used on one loop's thread only (R25). <c>using (await mutex.Acquire()) { … }</c> releases it at the end. It can't be taken twice by the same task.</remarks>
public sealed class AsyncLock
{
    private readonly WaiterQueue waiters = new();

    /// <summary>True while somebody holds it.</summary>
    public bool IsLocked { get; private set; }

    /// <summary>Takes the lock; waits for it where somebody holds it.</summary>
    /// <returns>The lock, which is released when it is disposed, or by <see cref="Release"/>.</returns>
    public async Coroutine<AsyncPermit> Acquire()
    {
        if (IsLocked)
        {
            await waiters.Wait(Release);
        }

        IsLocked = true;
        return new AsyncPermit(Release);
    }

    /// <summary>Releases the lock; who has waited longest gets it.</summary>
    /// <exception cref="InvalidOperationException">Nobody holds it.</exception>
    public void Release()
    {
        if (!IsLocked)
        {
            throw new InvalidOperationException("The lock is not held by anybody.");
        }

        // Handed over, it stays locked.
        IsLocked = waiters.TryHandOver();
    }
}
