namespace Coroutines;

/// <summary>A queue between coroutines that gives the newest item first (asyncio: <c>LifoQueue</c>). Readers and writers are served first come, first served all the same.</summary>
/// <typeparam name="T">The type of the items.</typeparam>
/// <inheritdoc cref="AsyncQueue{T}" path="/remarks"/>
public sealed class AsyncLifoQueue<T> : AsyncQueue<T>
{
    /// <summary>Makes a queue.</summary>
    /// <param name="capacity">How many items it holds at most; without limit where none is given.</param>
    /// <exception cref="ArgumentOutOfRangeException">The capacity is not positive.</exception>
    public AsyncLifoQueue(int capacity = int.MaxValue)
        : base(capacity, new ItemStore<T>.Lifo())
    {
    }
}
