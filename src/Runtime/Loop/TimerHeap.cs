namespace Coroutines;

/// <summary>
/// Timers in order of (deadline, creation), so equal deadlines are first in, first out (R7). A timer knows its place, so that a cancelled one
/// leaves at once: the heap never holds what nobody waits for.
/// </summary>
internal sealed class TimerHeap
{
    private Entry[] entries = new Entry[16];
    private int count;
    private long created;

    internal int Count => count;

    /// <summary>The deadline of the first timer, in ticks of loop time. There must be one.</summary>
    internal long FirstDeadline => entries[0].Deadline;

    internal void Add(LoopTimer timer, long deadline)
    {
        if (count == entries.Length)
        {
            Array.Resize(ref entries, count * 2);
        }

        SiftUp(count++, new Entry(deadline, created++, timer));
    }

    /// <summary>The deadline of a timer that is in the heap, in ticks of loop time.</summary>
    internal long Deadline(LoopTimer timer) => entries[timer.index].Deadline;

    internal LoopTimer RemoveFirst()
    {
        var first = entries[0].Timer;
        Remove(first);
        return first;
    }

    /// <summary>Takes a timer out; one that is not in the heap is left alone.</summary>
    internal void Remove(LoopTimer timer)
    {
        var index = timer.index;
        if (index == LoopTimer.NotQueued)
        {
            return;
        }

        timer.index = LoopTimer.NotQueued;
        var last = entries[--count];
        entries[count] = default;
        if (index == count)
        {
            return;
        }

        if (index > 0 && last.IsBefore(entries[(index - 1) / 2]))
        {
            SiftUp(index, last);
        }
        else
        {
            SiftDown(index, last);
        }
    }

    private void SiftUp(int index, Entry entry)
    {
        while (index > 0)
        {
            var parent = (index - 1) / 2;
            if (!entry.IsBefore(entries[parent]))
            {
                break;
            }

            Place(index, entries[parent]);
            index = parent;
        }

        Place(index, entry);
    }

    private void SiftDown(int index, Entry entry)
    {
        while (true)
        {
            var child = (index * 2) + 1;
            if (child >= count)
            {
                break;
            }

            if (child + 1 < count && entries[child + 1].IsBefore(entries[child]))
            {
                child++;
            }

            if (!entries[child].IsBefore(entry))
            {
                break;
            }

            Place(index, entries[child]);
            index = child;
        }

        Place(index, entry);
    }

    private void Place(int index, Entry entry)
    {
        entries[index] = entry;
        entry.Timer.index = index;
    }

    private readonly record struct Entry(long Deadline, long Created, LoopTimer Timer)
    {
        internal bool IsBefore(in Entry other) =>
            Deadline != other.Deadline ? Deadline < other.Deadline : Created < other.Created;
    }
}
