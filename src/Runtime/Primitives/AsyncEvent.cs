namespace Coroutines;

/// <summary>Something that has happened or not (asyncio: <c>Event</c>).</summary>
/// <remarks>Used on one loop's thread only (R25).</remarks>
public sealed class AsyncEvent
{
    private readonly List<Future> waiters = [];

    /// <summary>True when it has happened.</summary>
    public bool IsSet { get; private set; }

    /// <summary>It has happened: all who wait go on, in the order in which they came, even if it is cleared before they run.</summary>
    public void Set()
    {
        IsSet = true;
        foreach (var waiter in waiters)
        {
            waiter.TrySetResult();
        }

        waiters.Clear();
    }

    /// <summary>It has not happened yet.</summary>
    public void Clear() => IsSet = false;

    /// <summary>Waits until it has happened; no tick where it has (R8).</summary>
    /// <returns>A coroutine.</returns>
    public async Coroutine Wait()
    {
        if (IsSet)
        {
            return;
        }

        var waiter = new Future();
        waiters.Add(waiter);
        try
        {
            await waiter;
        }
        finally
        {
            waiters.Remove(waiter);
        }
    }
}
