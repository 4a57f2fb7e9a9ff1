using System.Diagnostics.CodeAnalysis;

namespace Coroutines;

/// <summary>Lets a fixed number of tasks wait for each other, again and again (asyncio: <c>Barrier</c>).</summary>
/// <remarks>Used on one loop's thread only (R25). A task that is cancelled while it waits does not count any more; the barrier is not broken by it.</remarks>
public sealed class AsyncBarrier : IOperationSource<int>
{
    private readonly WaiterLine waiters = new();

    /// <summary>Makes a barrier.</summary>
    /// <param name="participants">How many tasks it waits for.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is not positive.</exception>
    public AsyncBarrier(int participants)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(participants);
        ParticipantCount = participants;
    }

    /// <summary>How many tasks it waits for (asyncio: <c>parties</c>).</summary>
    public int ParticipantCount { get; }

    /// <summary>How many tasks wait now (asyncio: <c>n_waiting</c>).</summary>
    public int WaitingCount => waiters.Count;

    /// <summary>True after <see cref="Abort"/>, until <see cref="Reset"/> (asyncio: <c>broken</c>).</summary>
    public bool IsBroken { get; private set; }

    /// <summary>Waits until as many tasks as there are participants wait; for the last of them no tick, and nothing allocated (R8).</summary>
    /// <returns>
    /// An operation whose result is a different number for each, from 0, in the order in which they came. It throws <see cref="BrokenBarrierException"/> where the barrier is or gets broken.
    /// </returns>
    public AsyncOperation<int> Wait() => new(this);

    /// <summary>Those who wait get a <see cref="BrokenBarrierException"/>; the barrier is as new.</summary>
    public void Reset()
    {
        IsBroken = false;
        waiters.FailAll(static () => new BrokenBarrierException("The barrier was reset while this task waited."));
    }

    /// <summary>Those who wait, and those who will, get a <see cref="BrokenBarrierException"/>, until <see cref="Reset"/>.</summary>
    public void Abort()
    {
        IsBroken = true;
        waiters.FailAll(static () => NewAborted());
    }

    string IOperationSource.Describe(int kind) => "AsyncBarrier.Wait";

    bool IOperationSource<int>.TryDo(in AsyncOperation<int> operation, [MaybeNullWhen(false)] out int result)
    {
        if (IsBroken)
        {
            throw NewAborted();
        }

        result = waiters.Count;
        if (result + 1 < ParticipantCount)
        {
            return false;
        }

        for (var number = 0; waiters.First is { } waiter; number++)
        {
            waiter.note = number;
            waiter.HandOver();
        }

        return true;
    }

    void IOperationSource<int>.Enlist(in AsyncOperation<int> operation, Waiter waiter) => waiters.Add(waiter);

    int IOperationSource<int>.Take(in AsyncOperation<int> operation, Waiter waiter) => waiter.note;

    void IOperationSource.GiveBack(Waiter waiter)
    {
    }

    private static BrokenBarrierException NewAborted() => new("The barrier was aborted. Reset makes it usable again.");
}
