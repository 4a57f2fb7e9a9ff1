namespace Coroutines;

public partial class AsyncQueue<T>
{
    /// <summary>Noted on a waiting <c>MoveNextAsync</c> that was let go on because the queue has ended, not because there is an item.</summary>
    private const int Ended = 1;

    /// <summary>
    /// Closes the queue (asyncio 3.13: <c>shutdown</c>). Nothing can be put any more: who waits to do so, and who tries, gets a <see cref="QueueClosedException"/>. What is in the
    /// queue can be got; after that readers get a <see cref="QueueClosedException"/>, and <c>await foreach</c> ends. Closing it again does nothing, except to drop items.
    /// </summary>
    /// <param name="dropItems">True to drop what is in the queue; it counts as dealt with (<see cref="TaskDone"/>).</param>
    public void Close(bool dropItems = false)
    {
        IsClosed = true;
        if (dropItems)
        {
            var dropped = Math.Min(items.Count, unfinished);
            items.Clear();
            Finish(dropped);
        }

        writers.FailAll(static () => NewClosed());
        EndReaders();
    }

    /// <summary>Once it is closed, and the last item is gone, nobody waits for another. While one is only promised, it might be given back.</summary>
    private void EndReaders()
    {
        if (!IsClosed || items.Count > 0)
        {
            return;
        }

        while (readers.First is { } reader)
        {
            if (reader.Kind == Operations.MoveNext)
            {
                reader.note = Ended;
                reader.HandOver();
            }
            else
            {
                reader.Fail(NewEnded());
            }
        }
    }

    private void ThrowIfClosed()
    {
        if (IsClosed)
        {
            throw NewClosed();
        }
    }

    /// <summary>Throws where no item will ever come.</summary>
    private void ThrowIfEnded()
    {
        if (IsClosed && items.Count == 0)
        {
            throw NewEnded();
        }
    }

    private static QueueClosedException NewClosed() => new("The queue is closed: the item was not put.");

    private static QueueClosedException NewEnded() => new("The queue is closed, and no item is left.");
}
