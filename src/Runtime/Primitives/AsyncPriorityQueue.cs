namespace Coroutines;

/// <summary>
/// A queue between coroutines that gives the smallest item first; of equal ones, the oldest (asyncio: <c>PriorityQueue</c>, which promises nothing for equal ones).
/// Readers and writers are served first come, first served all the same.
/// </summary>
/// <typeparam name="T">The type of the items.</typeparam>
/// <inheritdoc cref="AsyncQueue{T}" path="/remarks"/>
public sealed class AsyncPriorityQueue<T> : AsyncQueue<T>
{
    /// <summary>Makes a queue.</summary>
    /// <param name="capacity">How many items it holds at most; without limit where none is given.</param>
    /// <param name="comparer">What is smaller; the type's own order where none is given.</param>
    /// <exception cref="ArgumentOutOfRangeException">The capacity is not positive.</exception>
    public AsyncPriorityQueue(int capacity = int.MaxValue, IComparer<T>? comparer = null)
        : base(capacity, new ItemStore<T>.Ordered(comparer ?? Comparer<T>.Default))
    {
    }
}
