namespace Coroutines;

/// <summary>Makes futures of what a combinator was given, in argument order (R9).</summary>
internal static class Arguments
{
    /// <summary>Tasks of coroutines. All are checked before the first is made a task, so that a mistake starts none.</summary>
    internal static Future[] Schedule(EventLoop loop, IEnumerable<CoroutineTask> boxes)
    {
        var all = boxes.ToArray();
        foreach (var box in all)
        {
            CoroutineAwaiting.ThrowIfUsed(box);
        }

        return Array.ConvertAll(all, Future (box) => loop.Schedule(box, null, eager: false));
    }

    /// <summary>Tasks of coroutines.</summary>
    internal static Future[] Schedule<T>(EventLoop loop, IEnumerable<Coroutine<T>> coroutines) =>
        Schedule(loop, coroutines.Select(static c => (CoroutineTask)c.Box));

    /// <summary>Tasks of coroutines.</summary>
    internal static Future[] Schedule(EventLoop loop, IEnumerable<Coroutine> coroutines) => Schedule(loop, coroutines.Select(static c => c.Box));

    /// <summary>The futures themselves, which must belong to one loop.</summary>
    internal static Future[] Check(EventLoop loop, IEnumerable<Future> futures)
    {
        var all = futures.ToArray();
        foreach (var future in all)
        {
            if (future.Loop != loop)
            {
                throw new InvalidOperationException($"{future} belongs to another event loop.");
            }
        }

        return all;
    }

    /// <summary>The loop of the futures, or this thread's where there are none.</summary>
    internal static EventLoop LoopOf(IReadOnlyList<Future> futures) => futures.Count > 0 ? futures[0].Loop : EventLoop.Current;

    /// <summary>The value of a future that is done.</summary>
    internal static T ValueOf<T>(Future future)
    {
        future.ThrowIfUnsuccessful();
        return future is CoroutineTask<T> task ? task.result! : ((Future<T>)future).result!;
    }

    /// <summary>The values of futures that are done.</summary>
    internal static T[] ValuesOf<T>(Future[] futures) => Array.ConvertAll(futures, ValueOf<T>);

    /// <summary>The outcomes of futures that are done.</summary>
    internal static Outcome<T>[] OutcomesOf<T>(Future[] futures) => Array.ConvertAll(futures, OutcomeOf<T>);

    private static Outcome<T> OutcomeOf<T>(Future future) =>
        future.TakeError() is { } error ? new Outcome<T>(default!, error.SourceException) : new Outcome<T>(ValueOf<T>(future), null);
}
