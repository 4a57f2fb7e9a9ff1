namespace Coroutines;

/// <summary>What is ready to run, first in first out: a ring of (target, argument). A task's step has no argument.</summary>
internal struct ReadyQueue()
{
    private Item[] ring = new Item[64];
    private int head;
    private int count;

    internal readonly int Count => count;

    internal void Enqueue(CoroutineTask task) => Next().Target = task;

    internal void Enqueue(object target, object argument)
    {
        ref var item = ref Next();
        item.Target = target;
        item.Argument = argument;
    }

    internal object Dequeue(out object? argument)
    {
        ref var item = ref ring[head];
        var target = item.Target!;
        argument = item.Argument;
        item = default;
        head = (head + 1) & (ring.Length - 1);
        count--;
        return target;
    }

    /// <summary>The first free place, which is empty.</summary>
    private ref Item Next()
    {
        if (count == ring.Length)
        {
            Grow();
        }

        return ref ring[(head + count++) & (ring.Length - 1)];
    }

    private void Grow()
    {
        var larger = new Item[ring.Length * 2];
        Array.Copy(ring, head, larger, 0, ring.Length - head);
        Array.Copy(ring, 0, larger, ring.Length - head, head);
        ring = larger;
        head = 0;
    }

    private struct Item
    {
        internal object? Target;
        internal object? Argument;
    }
}
