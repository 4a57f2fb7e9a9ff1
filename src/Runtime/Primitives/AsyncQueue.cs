using System.Diagnostics.CodeAnalysis;

namespace Coroutines;

/// <summary>A queue between coroutines, first in, first out, bounded if wanted (asyncio: <c>Queue</c>). What is there is got without a tick (R8).</summary>
/// <typeparam name="T">The type of the items.</typeparam>
/// <remarks>
/// Used on one loop's thread only (R25). Readers and writers are served in the order in which they came. One that is cancelled takes no item and leaves none.
/// </remarks>
public sealed class AsyncQueue<T>
{
    private readonly Queue<T> items = new();
    private readonly WaiterQueue readers = new();
    private readonly WaiterQueue writers = new();
    private readonly int capacity;
    private readonly AsyncEvent finished = new();
    private int promisedItems;
    private int promisedPlaces;
    private int unfinished;

    /// <summary>Makes a queue.</summary>
    /// <param name="capacity">How many items it holds at most; without limit where none is given.</param>
    /// <exception cref="ArgumentOutOfRangeException">The capacity is not positive.</exception>
    public AsyncQueue(int capacity = int.MaxValue)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(capacity);
        this.capacity = capacity;
        finished.Set();
    }

    /// <summary>How many items it holds.</summary>
    public int Count => items.Count;

    /// <summary>Adds an item; waits for a place where the queue is full.</summary>
    /// <param name="item">The item.</param>
    /// <returns>A coroutine that ends when the item is in the queue.</returns>
    public async Coroutine Put(T item)
    {
        if (!HasPlace)
        {
            await writers.Wait(GivePlaceBack);
            promisedPlaces--;
        }

        Add(item);
    }

    /// <summary>Adds an item, unless the queue is full (asyncio: <c>put_nowait</c>).</summary>
    /// <param name="item">The item.</param>
    /// <returns>False when it is full.</returns>
    public bool TryPut(T item)
    {
        if (!HasPlace)
        {
            return false;
        }

        Add(item);
        return true;
    }

    /// <summary>Takes the first item; waits for one where there is none.</summary>
    /// <returns>The item.</returns>
    public async Coroutine<T> Get()
    {
        if (!HasItem)
        {
            await readers.Wait(GiveItemBack);
            promisedItems--;
        }

        return Take();
    }

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

        item = Take();
        return true;
    }

    /// <summary>An item that was taken has been dealt with; see <see cref="Join"/> (asyncio: <c>task_done</c>).</summary>
    /// <exception cref="InvalidOperationException">It was called more often than items were put.</exception>
    public void TaskDone()
    {
        if (unfinished == 0)
        {
            throw new InvalidOperationException("TaskDone was called more often than items were put into the queue.");
        }

        if (--unfinished == 0)
        {
            finished.Set();
        }
    }

    /// <summary>Waits until <see cref="TaskDone"/> was called for every item that was put.</summary>
    /// <returns>A coroutine.</returns>
    public Coroutine Join() => finished.Wait();

    /// <summary>An item that nobody who came before has been promised.</summary>
    private bool HasItem => items.Count > promisedItems && !readers.Any;

    private bool HasPlace => items.Count + promisedPlaces < capacity && !writers.Any;

    private void Add(T item)
    {
        items.Enqueue(item);
        unfinished++;
        finished.Clear();
        PromiseItem();
    }

    private T Take()
    {
        var item = items.Dequeue();
        PromisePlace();
        return item;
    }

    private void GiveItemBack()
    {
        promisedItems--;
        PromiseItem();
    }

    private void GivePlaceBack()
    {
        promisedPlaces--;
        PromisePlace();
    }

    private void PromiseItem()
    {
        if (items.Count > promisedItems && readers.TryHandOver())
        {
            promisedItems++;
        }
    }

    private void PromisePlace()
    {
        if (items.Count + promisedPlaces < capacity && writers.TryHandOver())
        {
            promisedPlaces++;
        }
    }
}
