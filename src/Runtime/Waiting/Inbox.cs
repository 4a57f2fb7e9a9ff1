namespace Coroutines;

/// <summary>What other threads have handed to a loop: a lock-free list, 0 B per post, taken as a whole in order of arrival.</summary>
internal sealed class Inbox
{
    private static readonly InboxItem ClosedMark = new Mark();

    private readonly object gate = new();
    private InboxItem? newest;
    private bool sleeping;
    private bool signaled;
    private Action? alarm;

    /// <summary>Cheap enough to be asked at every push to the ready queue.</summary>
    internal bool HasItems => Volatile.Read(ref newest) is not null;

    /// <summary>Adds an item and wakes the loop. On any thread.</summary>
    /// <returns>False when the loop is closed.</returns>
    internal bool TryPost(InboxItem item)
    {
        InboxItem? head;
        do
        {
            head = Volatile.Read(ref newest);
            if (head == ClosedMark)
            {
                return false;
            }

            item.next = head;
        }
        while (Interlocked.CompareExchange(ref newest, item, head) != head);

        if (Volatile.Read(ref sleeping))
        {
            Wake();
        }

        return true;
    }

    /// <summary>Takes all items, oldest first.</summary>
    internal InboxItem? TakeAll() => Reverse(Interlocked.Exchange(ref newest, null));

    /// <summary>Refuses posts from now on; returns what had arrived.</summary>
    internal InboxItem? Close()
    {
        var rest = Interlocked.Exchange(ref newest, ClosedMark);
        return rest == ClosedMark ? null : Reverse(rest);
    }

    /// <summary>Blocks the loop's thread until something is posted, or <see cref="Wake"/> is called, or the time is up.</summary>
    internal void Wait(int milliseconds)
    {
        lock (gate)
        {
            Interlocked.Exchange(ref sleeping, true);
            if (!HasItems && !signaled)
            {
                Monitor.Wait(gate, milliseconds);
            }

            signaled = false;
            sleeping = false;
        }
    }

    /// <summary>As <see cref="Wait"/>, without blocking: <paramref name="wake"/> is called once when something is posted, on the thread that posts.</summary>
    /// <returns>False when something was posted already.</returns>
    internal bool TrySleep(Action wake)
    {
        lock (gate)
        {
            Interlocked.Exchange(ref sleeping, true);
            if (HasItems)
            {
                sleeping = false;
                return false;
            }

            alarm = wake;
            return true;
        }
    }

    /// <summary>Ends a wait. On any thread.</summary>
    internal void Wake()
    {
        Action? wake;
        lock (gate)
        {
            wake = alarm;
            alarm = null;
            signaled = wake is null;
            sleeping &= wake is null;
            Monitor.Pulse(gate);
        }

        wake?.Invoke();
    }

    private static InboxItem? Reverse(InboxItem? item)
    {
        InboxItem? reversed = null;
        while (item is not null)
        {
            var following = item.next;
            item.next = reversed;
            reversed = item;
            item = following;
        }

        return reversed;
    }

    private sealed class Mark : InboxItem
    {
        internal override void Arrive(EventLoop loop)
        {
        }

        internal override void ArriveTooLate()
        {
        }
    }
}
