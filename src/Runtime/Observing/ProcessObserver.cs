namespace Coroutines;

/// <summary>Tells those who listen to the whole process: metrics, and the events of <see cref="LoopEventSource"/>.</summary>
internal sealed class ProcessObserver : LoopObserver
{
    internal static readonly ProcessObserver Instance = new();

    private static readonly LoopEventSource Events = LoopEventSource.Log;

    /// <summary>True while anybody listens.</summary>
    internal static bool IsWanted => LoopMetrics.StepDuration.Enabled || Events.IsEnabled();

    internal override void Created(CoroutineTask task)
    {
        if (Events.IsEnabled())
        {
            Events.TaskCreated(task.id, task.Name, task.Position.Method);
        }
    }

    internal override void Begins(object target, CoroutineTask? task)
    {
        if (Events.IsEnabled() && task is not null)
        {
            Events.StepStart(task.id);
        }
    }

    internal override void Ended(object target, CoroutineTask? task, TimeSpan elapsed)
    {
        LoopMetrics.StepDuration.Record(elapsed.TotalSeconds);
        if (!Events.IsEnabled() || task is null)
        {
            return;
        }

        Events.StepStop(task.id, elapsed.TotalMicroseconds);
        if (task.IsDone)
        {
            Events.TaskEnded(task.id, task.DescribeEnd());
        }
        else
        {
            Events.TaskWaits(task.id, TaskWait.Of(task).Text);
        }
    }
}
