namespace Coroutines;

/// <summary>A number of permits (asyncio: <c>Semaphore</c>). First come, first served; a free permit costs no tick (R8).</summary>
/// <remarks>Used on one loop's thread only (R25). <c>using (await semaphore.Acquire()) { … }</c> gives the permit back at the end.</remarks>
public sealed class AsyncSemaphore
{
    private readonly WaiterQueue waiters = new();
    private readonly int most;
    private int free;

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
    public bool IsLocked => free == 0 || waiters.Any;

    /// <summary>Takes a permit; waits for one where none is free.</summary>
    /// <returns>The permit, which is given back when it is disposed, or by <see cref="Release"/>.</returns>
    public async Coroutine<AsyncPermit> Acquire()
    {
        if (IsLocked)
        {
            await waiters.Wait(Release);
        }
        else
        {
            free--;
        }

        return new AsyncPermit(Release);
    }

    /// <summary>Gives a permit back; who has waited longest gets it.</summary>
    /// <exception cref="InvalidOperationException">There are more permits than there may be.</exception>
    public void Release()
    {
        if (free == most)
        {
            throw new InvalidOperationException($"The semaphore was released more often than acquired: it has at most {most} permits.");
        }

        if (!waiters.TryHandOver())
        {
            free++;
        }
    }
}
