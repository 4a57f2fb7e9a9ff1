using System.Diagnostics.CodeAnalysis;

namespace Coroutines;

public partial class AsyncQueue<T> : IAsyncEnumerable<T>
{
    /// <summary>For <c>await foreach</c>, in a coroutine or a plain <c>async</c> method on the loop's thread: gets items until the queue is closed and empty.</summary>
    /// <returns>An enumerator. Several may share a queue; each item goes to one of them.</returns>
    public AsyncEnumerator GetAsyncEnumerator() => new(this);

    /// <summary>For code that knows only the interface. The token ends the enumeration by an <see cref="OperationCanceledException"/> between items.</summary>
    async IAsyncEnumerator<T> IAsyncEnumerable<T>.GetAsyncEnumerator(CancellationToken cancellationToken)
    {
        var enumerator = GetAsyncEnumerator();
        while (await enumerator.Next(cancellationToken))
        {
            yield return enumerator.Current;
        }
    }

    /// <summary>Gets the items of a queue, one after the other.</summary>
    public sealed class AsyncEnumerator : IOperationSource<bool>
    {
        private readonly AsyncQueue<T> queue;

        internal AsyncEnumerator(AsyncQueue<T> queue) => this.queue = queue;

        /// <summary>The item.</summary>
        public T Current { get; private set; } = default!;

        /// <summary>Waits for the next item, and takes it. Cancelled, it has taken none.</summary>
        /// <returns>An operation whose result is false when the queue is closed and empty.</returns>
        public AsyncOperation<bool> MoveNextAsync() => new(this, Operations.MoveNext);

        /// <summary>As <see cref="MoveNextAsync"/>, also ended by a token.</summary>
        internal async Task<bool> Next(CancellationToken cancellationToken)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!cancellationToken.CanBeCanceled)
            {
                return await MoveNextAsync();
            }

            var loop = EventLoop.RunningOrThrow;
            var canceled = new Future(loop);
            using var registration = cancellationToken.Register(() => loop.TryPost(() => canceled.TrySetResult()));
            var selected = await Coroutine.Select(MoveNextAsync(), Coroutine.WhenDone(canceled));
            if (selected.Index == 1)
            {
                throw new OperationCanceledException(cancellationToken);
            }

            return selected.First;
        }

        string IOperationSource.Describe(int kind) => ((IOperationSource)queue).Describe(kind);

        bool IOperationSource<bool>.TryDo(in AsyncOperation<bool> operation, [MaybeNullWhen(false)] out bool result)
        {
            result = queue.TryGet(out var item);
            if (result)
            {
                Current = item!;
                return true;
            }

            return queue.IsClosed && queue.items.Count == 0;
        }

        void IOperationSource<bool>.Enlist(in AsyncOperation<bool> operation, Waiter waiter) => queue.readers.Add(waiter);

        bool IOperationSource<bool>.Take(in AsyncOperation<bool> operation, Waiter waiter)
        {
            if (waiter.note == Ended)
            {
                return false;
            }

            queue.promisedItems--;
            if (queue.items.Count == 0)
            {
                // It was closed, and its items were dropped, after this one had been promised.
                return false;
            }

            Current = queue.Remove();
            return true;
        }

        void IOperationSource.GiveBack(Waiter waiter) => ((IOperationSource)queue).GiveBack(waiter);
    }
}
