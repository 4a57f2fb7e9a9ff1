using System.Diagnostics;

namespace Coroutines;

public sealed partial class EventLoop
{
    /// <summary>As <see cref="RunReady"/>, in a test that varies the schedule.</summary>
    [StackTraceHidden]
    private void RunReadyScheduled(Testing.TestSchedule schedule)
    {
        var batch = new List<(object Target, object? Argument)>(ready.Count);
        while (ready.Count > 0)
        {
            var target = ready.Dequeue(out var argument);
            batch.Add((target, argument));
        }

        while (batch.Count > 0)
        {
            var next = schedule.Next(batch);
            var (target, argument) = batch[next];
            batch.RemoveAt(next);
            RunObserved(target, argument);
        }
    }
}
