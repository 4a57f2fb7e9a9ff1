namespace Coroutines;

/// <summary>Those who wait for the same thing, first come, first served. Who leaves is gone at once, from any place in the line.</summary>
internal sealed class WaiterLine : IWaitPlace
{
    private Waiter? first;
    private Waiter? last;

    /// <summary>True when somebody waits.</summary>
    internal bool Any => first is not null;

    /// <summary>How many wait.</summary>
    internal int Count { get; private set; }

    /// <summary>Who has waited longest.</summary>
    internal Waiter? First => first;

    /// <summary>Puts a waiter at the end.</summary>
    internal void Add(Waiter waiter)
    {
        waiter.Stand(this);
        waiter.previous = last;
        if (last is null)
        {
            first = waiter;
        }
        else
        {
            last.next = waiter;
        }

        last = waiter;
        Count++;
    }

    /// <summary>It is the turn of the first.</summary>
    /// <returns>False when nobody waits.</returns>
    internal bool TryHandOver()
    {
        if (first is not { } waiter)
        {
            return false;
        }

        waiter.HandOver();
        return true;
    }

    /// <summary>Nobody here will ever be served.</summary>
    /// <param name="newException">What each gets thrown: one of its own.</param>
    internal void FailAll(Func<Exception> newException)
    {
        while (first is { } waiter)
        {
            waiter.Fail(newException());
        }
    }

    void IWaitPlace.Remove(Waiter waiter)
    {
        if (waiter.previous is { } before)
        {
            before.next = waiter.next;
        }
        else
        {
            first = waiter.next;
        }

        if (waiter.next is { } behind)
        {
            behind.previous = waiter.previous;
        }
        else
        {
            last = waiter.previous;
        }

        waiter.previous = null;
        waiter.next = null;
        Count--;
    }
}
