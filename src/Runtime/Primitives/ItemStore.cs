namespace Coroutines;

/// <summary>The items of a queue, in the order in which they are to be got.</summary>
internal abstract class ItemStore<T>
{
    internal abstract int Count { get; }

    internal abstract void Add(T item);

    internal abstract T Take();

    internal abstract void Clear();

    /// <summary>First in, first out.</summary>
    internal sealed class Fifo : ItemStore<T>
    {
        private readonly Queue<T> items = new();

        internal override int Count => items.Count;

        internal override void Add(T item) => items.Enqueue(item);

        internal override T Take() => items.Dequeue();

        internal override void Clear() => items.Clear();
    }

    /// <summary>Last in, first out.</summary>
    internal sealed class Lifo : ItemStore<T>
    {
        private readonly Stack<T> items = new();

        internal override int Count => items.Count;

        internal override void Add(T item) => items.Push(item);

        internal override T Take() => items.Pop();

        internal override void Clear() => items.Clear();
    }

    /// <summary>The smallest first; equal ones first in, first out.</summary>
    internal sealed class Ordered(IComparer<T> comparer) : ItemStore<T>
    {
        private readonly PriorityQueue<T, (T Item, long Number)> items = new(new ByItemThenNumber(comparer));
        private long last;

        internal override int Count => items.Count;

        internal override void Add(T item)
        {
            if (items.TryPeek(out var first, out _))
            {
                // A comparer that throws does so here, before the heap has changed.
                comparer.Compare(item, first);
            }

            items.Enqueue(item, (item, last++));
        }

        internal override T Take() => items.Dequeue();

        internal override void Clear() => items.Clear();

        private sealed class ByItemThenNumber(IComparer<T> comparer) : IComparer<(T Item, long Number)>
        {
            public int Compare((T Item, long Number) x, (T Item, long Number) y)
            {
                var order = comparer.Compare(x.Item, y.Item);
                return order != 0 ? order : x.Number.CompareTo(y.Number);
            }
        }
    }
}
