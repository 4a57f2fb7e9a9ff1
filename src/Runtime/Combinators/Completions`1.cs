using System.Collections;

namespace Coroutines;

/// <summary>
/// What <see cref="Coroutine.AsCompleted{T}(Coroutine{T}[])"/> returns. <c>await foreach</c> gives the tasks themselves, each when it is done;
/// <c>foreach</c> gives coroutines to be awaited, of which each returns the result of the next that is done.
/// </summary>
/// <typeparam name="T">The type of the results.</typeparam>
public sealed class Completions<T> : IEnumerable<Coroutine<T>>
{
    private readonly CompletionQueue queue;

    internal Completions(CompletionQueue queue) => this.queue = queue;

    /// <summary>For <c>await foreach</c> in a coroutine.</summary>
    /// <returns>An enumerator of tasks that are done.</returns>
    public AsyncEnumerator GetAsyncEnumerator() => new(queue);

    /// <summary>For <c>foreach</c>.</summary>
    /// <returns>As many coroutines as there are tasks.</returns>
    public IEnumerator<Coroutine<T>> GetEnumerator()
    {
        for (var i = 0; i < queue.Count; i++)
        {
            yield return Next();
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private async Coroutine<T> Next() => Arguments.ValueOf<T>(await queue.Next() ?? throw CompletionQueue.NewTimeout());

    /// <summary>Gives tasks in the order in which they become done.</summary>
    public sealed class AsyncEnumerator
    {
        private readonly CompletionQueue queue;
        private int given;

        internal AsyncEnumerator(CompletionQueue queue) => this.queue = queue;

        /// <summary>A task that is done.</summary>
        public IFuture<T> Current { get; private set; } = null!;

        /// <summary>Waits for the next task that is done.</summary>
        /// <returns>False when there are no more.</returns>
        /// <exception cref="TimeoutException">The time is up.</exception>
        public async Coroutine<bool> MoveNextAsync()
        {
            if (given == queue.Count)
            {
                return false;
            }

            given++;
            Current = (IFuture<T>)(await queue.Next() ?? throw CompletionQueue.NewTimeout());
            return true;
        }
    }
}
