using System.Diagnostics.CodeAnalysis;

namespace Coroutines;

/// <summary>A lock under which one can wait for a change of what it guards (asyncio: <c>Condition</c>).</summary>
/// <remarks>
/// Used on one loop's thread only (R25). Who waits is notified in the order in which they came. One that is cancelled after it was notified passes the notification on to the next.
/// </remarks>
/// <example>
/// <code>
/// using (await changed.Acquire())
/// {
///     await changed.WaitUntil(() =&gt; stock &gt; 0);
///     stock--;
/// }
/// </code>
/// </example>
public sealed class AsyncCondition : IOperationSource<bool>
{
    private readonly AsyncLock mutex;
    private readonly WaiterLine waiters = new();

    /// <summary>Makes a condition.</summary>
    /// <param name="mutex">Its lock, which conditions may share; one of its own where none is given.</param>
    public AsyncCondition(AsyncLock? mutex = null) => this.mutex = mutex ?? new AsyncLock();

    /// <summary>True while somebody holds the lock.</summary>
    public bool IsLocked => mutex.IsLocked;

    /// <summary>Takes the lock; see <see cref="AsyncLock.Acquire"/>.</summary>
    /// <returns>An operation whose result is the lock, which is released when it is disposed, or by <see cref="Release"/>.</returns>
    public AsyncOperation<AsyncPermit> Acquire() => mutex.Acquire();

    /// <summary>Releases the lock.</summary>
    /// <exception cref="InvalidOperationException">Nobody holds it.</exception>
    public void Release() => mutex.Release();

    /// <summary>
    /// Releases the lock, waits until it is notified, and takes the lock again. It holds the lock when it ends, also when it is cancelled: taking it again can't be cancelled.
    /// </summary>
    /// <returns>A coroutine.</returns>
    /// <exception cref="InvalidOperationException">Nobody holds the lock.</exception>
    public async Coroutine Wait()
    {
        ThrowIfNotLocked("Wait");
        var held = mutex.Suspend();
        try
        {
            await new AsyncOperation<bool>(this);
        }
        finally
        {
            // Behind a shield: inside a cancelled scope, every other await would throw at once.
            var shield = mutex.IsLocked ? CancelScope.Enter(shield: true) : null;
            await mutex.Acquire();
            shield?.Exit();
            mutex.Resume(held);
        }

        if (Coroutine.CurrentTask!.TakePendingCancel() is { } cancellation)
        {
            // It came while the lock was taken again. The notification goes to the next.
            waiters.TryHandOver();
            throw cancellation;
        }
    }

    /// <summary>Waits, again and again, until <paramref name="predicate"/> is true (asyncio: <c>wait_for</c>). No tick where it is true already.</summary>
    /// <param name="predicate">Asked under the lock.</param>
    /// <returns>A coroutine that holds the lock when it ends.</returns>
    /// <exception cref="InvalidOperationException">Nobody holds the lock.</exception>
    public async Coroutine WaitUntil(Func<bool> predicate)
    {
        ArgumentNullException.ThrowIfNull(predicate);
        ThrowIfNotLocked("WaitUntil");
        while (!predicate())
        {
            await Wait();
        }
    }

    /// <summary>Notifies those who have waited longest. They go on when they get the lock.</summary>
    /// <param name="count">How many; fewer where fewer wait.</param>
    /// <exception cref="InvalidOperationException">Nobody holds the lock.</exception>
    public void Notify(int count = 1)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ThrowIfNotLocked("Notify");
        while (count-- > 0 && waiters.TryHandOver())
        {
        }
    }

    /// <summary>Notifies all who wait.</summary>
    /// <exception cref="InvalidOperationException">Nobody holds the lock.</exception>
    public void NotifyAll() => Notify(int.MaxValue);

    string IOperationSource.Describe(int kind) => "AsyncCondition.Wait";

    bool IOperationSource<bool>.TryDo(in AsyncOperation<bool> operation, [MaybeNullWhen(false)] out bool result)
    {
        result = false;
        return false;
    }

    void IOperationSource<bool>.Enlist(in AsyncOperation<bool> operation, Waiter waiter) => waiters.Add(waiter);

    bool IOperationSource<bool>.Take(in AsyncOperation<bool> operation, Waiter waiter) => true;

    void IOperationSource.GiveBack(Waiter waiter) => waiters.TryHandOver();

    private void ThrowIfNotLocked(string method)
    {
        if (!mutex.IsLocked)
        {
            throw new InvalidOperationException($"AsyncCondition.{method}: the lock is not held. Acquire the condition first: using (await condition.Acquire()).");
        }
    }
}
