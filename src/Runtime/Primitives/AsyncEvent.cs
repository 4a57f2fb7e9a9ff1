using System.Diagnostics.CodeAnalysis;

namespace Coroutines;

/// <summary>Something that has happened or not (asyncio: <c>Event</c>).</summary>
/// <remarks>Used on one loop's thread only (R25).</remarks>
public sealed class AsyncEvent : IOperationSource<bool>
{
    private readonly WaiterLine waiters = new();

    /// <summary>True when it has happened.</summary>
    public bool IsSet { get; private set; }

    /// <summary>It has happened: all who wait go on, in the order in which they came, even if it is cleared before they run.</summary>
    public void Set()
    {
        IsSet = true;
        while (waiters.TryHandOver())
        {
        }
    }

    /// <summary>It has not happened yet.</summary>
    public void Clear() => IsSet = false;

    /// <summary>Waits until it has happened; no tick, and nothing allocated, where it has (R8).</summary>
    /// <returns>An operation whose result is true.</returns>
    public AsyncOperation<bool> Wait() => new(this);

    string IOperationSource.Describe(int kind) => "AsyncEvent.Wait";

    bool IOperationSource<bool>.TryDo(in AsyncOperation<bool> operation, [MaybeNullWhen(false)] out bool result)
    {
        result = true;
        return IsSet;
    }

    void IOperationSource<bool>.Enlist(in AsyncOperation<bool> operation, Waiter waiter) => waiters.Add(waiter);

    bool IOperationSource<bool>.Take(in AsyncOperation<bool> operation, Waiter waiter) => true;

    void IOperationSource.GiveBack(Waiter waiter)
    {
    }
}
