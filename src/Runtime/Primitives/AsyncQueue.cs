using System.Diagnostics.CodeAnalysis;

namespace Coroutines;

/// <summary>A queue between coroutines, first in, first out, bounded if wanted (asyncio: <c>Queue</c>). What is there is got without a tick, and nothing is allocated (R8).</summary>
/// <typeparam name="T">The type of the items.</typeparam>
/// <remarks>
/// Used on one loop's thread only (R25). Readers and writers are served in the order in which they came. One that is cancelled takes no item and leaves none.
/// <c>await foreach (var item in queue)</c> gets items until the queue is closed and empty.
/// </remarks>
public partial class AsyncQueue<T> : IOperationSource<T>
{
    private readonly ItemStore<T> items;
    private readonly WaiterLine readers = new();
    private readonly WaiterLine writers = new();
    private readonly int capacity;
    private readonly AsyncEvent finished = new();
    private int promisedItems;
    private int promisedPlaces;
    private int unfinished;

    /// <summary>Makes a queue.</summary>
    /// <param name="capacity">How many items it holds at most; without limit where none is given.</param>
    /// <exception cref="ArgumentOutOfRangeException">The capacity is not positive.</exception>
    public AsyncQueue(int capacity = int.MaxValue)
        : this(capacity, new ItemStore<T>.Fifo())
    {
    }

    private protected AsyncQueue(int capacity, ItemStore<T> items)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(capacity);
        this.capacity = capacity;
        this.items = items;
        finished.Set();
    }

    /// <summary>How many items it holds.</summary>
    public int Count => items.Count;

    /// <summary>How many items it holds at most.</summary>
    public int Capacity => capacity;

    /// <summary>True once <see cref="Close"/> was called. There may be items left to be got.</summary>
    public bool IsClosed { get; private set; }

    /// <summary>Adds an item; waits for a place where the queue is full.</summary>
    /// <param name="item">The item.</param>
    /// <returns>An operation, done when the item is in the queue; its result is the item. It throws <see cref="QueueClosedException"/> where the queue is or gets closed.</returns>
    public AsyncOperation<T> Put(T item) => new(this, Operations.Put, item);

    /// <summary>Adds an item, unless the queue is full (asyncio: <c>put_nowait</c>).</summary>
    /// <param name="item">The item.</param>
    /// <returns>False when it is full.</returns>
    /// <exception cref="QueueClosedException">The queue is closed.</exception>
    public bool TryPut(T item)
    {
        ThrowIfClosed();
        if (!HasPlace)
        {
            return false;
        }

        Add(item);
        return true;
    }

    /// <summary>Takes the first item; waits for one where there is none.</summary>
    /// <returns>An operation whose result is the item. It throws <see cref="QueueClosedException"/> where the queue is closed and no item is left.</returns>
    public AsyncOperation<T> Get() => new(this, Operations.Get);

    /// <summary>Takes the first item, unless there is none (asyncio: <c>get_nowait</c>).</summary>
    /// <param name="item">The item.</param>
    /// <returns>False when there is none.</returns>
    public bool TryGet([MaybeNullWhen(false)] out T item)
    {
        if (!HasItem)
        {
            item = default;
            return false;
        }

        item = Remove();
        return true;
    }

    /// <summary>An item that was taken has been dealt with; see <see cref="Join"/> (asyncio: <c>task_done</c>).</summary>
    /// <exception cref="InvalidOperationException">It was called more often than items were put.</exception>
    public void TaskDone()
    {
        if (unfinished == 0)
        {
            throw new InvalidOperationException("AsyncQueue.TaskDone was called more often than items were put into the queue.");
        }

        Finish(1);
    }

    /// <summary>Waits until <see cref="TaskDone"/> was called for every item that was put.</summary>
    /// <returns>An operation whose result is true.</returns>
    public AsyncOperation<bool> Join() => finished.Wait();

    /// <summary>An item that nobody who came before has been promised.</summary>
    private bool HasItem => items.Count > promisedItems && !readers.Any;

    private bool HasPlace => items.Count + promisedPlaces < capacity && !writers.Any;

    private void Add(T item)
    {
        items.Add(item);
        unfinished++;
        finished.Clear();
        PromiseItem();
    }

    private T Remove()
    {
        var item = items.Take();
        PromisePlace();
        EndReaders();
        return item;
    }

    private void Finish(int count)
    {
        unfinished -= count;
        if (unfinished == 0)
        {
            finished.Set();
        }
    }

    private void PromiseItem()
    {
        if (items.Count > promisedItems && readers.Any)
        {
            promisedItems++;
            readers.TryHandOver();
        }
    }

    private void PromisePlace()
    {
        if (items.Count + promisedPlaces < capacity && writers.Any)
        {
            promisedPlaces++;
            writers.TryHandOver();
        }
    }
}
