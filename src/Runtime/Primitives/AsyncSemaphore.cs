using System.Diagnostics.CodeAnalysis;

namespace Coroutines;

/// <summary>A number of permits (asyncio: <c>Semaphore</c>, <c>BoundedSemaphore</c>). First come, first served; a free permit costs no tick (R8).</summary>
/// <remarks>
/// Used on one loop's thread only (R25). <c>using (await semaphore.Acquire()) { … }</c> gives the permit back at the end, and allocates nothing once permits have been given back.
/// </remarks>
public sealed class AsyncSemaphore : IOperationSource<AsyncPermit>
{
    private readonly WaiterLine waiters = new();
    private readonly int most;
    private int free;
    private Permit? spare;

    /// <summary>Makes a semaphore.</summary>
    /// <param name="permits">How many permits there are at first.</param>
    /// <param name="most">How many there may ever be: releasing more throws (asyncio: <c>BoundedSemaphore</c>). Without limit where none is given.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is negative, or there are more permits than there may be.</exception>
    public AsyncSemaphore(int permits, int most = int.MaxValue)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(permits);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(permits, most);
        free = permits;
        this.most = most;
    }

    /// <summary>True when <see cref="Acquire"/> would wait.</summary>
    public bool IsLocked => free == 0;

    /// <summary>How many permits are free.</summary>
    public int FreeCount => free;

    /// <summary>Takes a permit; waits for one where none is free.</summary>
    /// <returns>An operation whose result is the permit, which is given back when it is disposed, or by <see cref="Release"/>.</returns>
    public AsyncOperation<AsyncPermit> Acquire() => new(this);

    /// <summary>Gives a permit back; who has waited longest gets it.</summary>
    /// <exception cref="InvalidOperationException">There are more permits than there may be.</exception>
    public void Release()
    {
        if (free == most)
        {
            throw new InvalidOperationException($"AsyncSemaphore.Release: it was released more often than acquired; it has at most {most} permits.");
        }

        if (!waiters.TryHandOver())
        {
            free++;
        }
    }

    string IOperationSource.Describe(int kind) => "AsyncSemaphore.Acquire";

    bool IOperationSource<AsyncPermit>.TryDo(in AsyncOperation<AsyncPermit> operation, [MaybeNullWhen(false)] out AsyncPermit result)
    {
        // Who waits is served as soon as a permit is free, so nobody waits while one is.
        if (free == 0)
        {
            result = default;
            return false;
        }

        free--;
        result = NewPermit();
        return true;
    }

    void IOperationSource<AsyncPermit>.Enlist(in AsyncOperation<AsyncPermit> operation, Waiter waiter) => waiters.Add(waiter);

    AsyncPermit IOperationSource<AsyncPermit>.Take(in AsyncOperation<AsyncPermit> operation, Waiter waiter) => NewPermit();

    void IOperationSource.GiveBack(Waiter waiter) => Release();

    private AsyncPermit NewPermit()
    {
        var permit = spare ?? new Permit(this);
        spare = permit.nextSpare;
        permit.nextSpare = null;
        return new AsyncPermit(permit, permit.number);
    }

    /// <summary>A permit that is out. It is used again when it was disposed, under another number.</summary>
    private sealed class Permit(AsyncSemaphore semaphore) : IPermitOwner
    {
        internal Permit? nextSpare;
        internal long number;

        public void GiveBack(long number)
        {
            if (number != this.number)
            {
                return;
            }

            this.number++;
            nextSpare = semaphore.spare;
            semaphore.spare = this;
            semaphore.Release();
        }
    }
}
