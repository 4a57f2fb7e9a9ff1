using System.Globalization;

namespace Coroutines;

/// <summary>What a task that is not done waits for.</summary>
/// <param name="Text">In words.</param>
/// <param name="For">The tasks whose end it waits for.</param>
internal readonly record struct TaskWait(string Text, IReadOnlyList<CoroutineTask> For)
{
    /// <summary>What <paramref name="task"/> waits for.</summary>
    /// <param name="task">A task that is not done.</param>
    internal static TaskWait Of(CoroutineTask task)
    {
        var loop = task.Loop;
        var pending = (task.flags & (FutureFlags.CancelRequested | FutureFlags.Interrupt)) != 0 ? ", cancelled" : "";
        if ((task.flags & FutureFlags.Scheduled) != 0)
        {
            return new((task.flags & FutureFlags.Started) == 0 ? $"has not started{pending}" : $"is ready to go on{pending}", []);
        }

        var text = task.waitingOn switch
        {
            CoroutineTask other => $"waits for {other.Name}",
            Future future => OfFuture(future),
            SleepTimer timer => $"sleeps, {Seconds(loop.timers.Deadline(timer) - loop.Time.Ticks)} left",
            WaitNode node => $"waits for {node.Awaited}",
            Waiter waiter => $"waits for {waiter.Describe()}{(waiter.Holder is { } holder ? $", held by {holder.Name}" : "")}",
            _ => loop.CurrentTask == task ? "runs" : "waits",
        };
        return new(text + pending, task.waitingOn is Waiter { Holder: { } owner } ? [owner] : [.. Tasks(task.waitingOn as Future).Distinct()]);
    }

    private static string OfFuture(Future future)
    {
        var open = future.Parts.Count(static p => !p.IsDone);
        var all = future.Parts.Count();
        return future.Kind is { } kind ? $"waits for {kind} ({open} of {all} open)" : $"waits for {future.DescribeBriefly()}";
    }

    /// <summary>The tasks behind a future, through those that gather others.</summary>
    private static IEnumerable<CoroutineTask> Tasks(Future? future) => future switch
    {
        null or { IsDone: true } => [],
        CoroutineTask task => [task],
        _ => future.Parts.SelectMany(Tasks),
    };

    private static string Seconds(long ticks) => string.Create(CultureInfo.InvariantCulture, $"{new TimeSpan(Math.Max(0, ticks)).TotalSeconds:0.###} s");
}
