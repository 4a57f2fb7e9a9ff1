namespace Coroutines.Diagnostics;

/// <summary>Keeps what the tasks of a loop do, a lane for each.</summary>
internal sealed class TimelineRecorder : LoopObserver
{
    private readonly EventLoop loop;
    private readonly int limit;
    private readonly Dictionary<CoroutineTask, TimelineLane> open = [];
    private int count;
    private TimeSpan? ended;

    internal TimelineRecorder(EventLoop loop, int limit)
    {
        this.loop = loop;
        this.limit = limit;
        From = loop.Time;
        foreach (var task in loop.AllTasks)
        {
            Open(task).Since(loop.CurrentTask == task ? SpanKind.Runs : SpanKind.Waits, TaskWait.Of(task).Text, From);
        }
    }

    internal TimeSpan From { get; }

    /// <summary>When it ended; until then, now.</summary>
    internal TimeSpan To => ended ?? loop.Time;

    /// <summary>True when there was more than is kept.</summary>
    internal bool IsCut { get; private set; }

    internal List<TimelineLane> Lanes { get; } = [];

    internal void End()
    {
        if (ended is null)
        {
            ended = loop.Time;
            loop.RemoveObserver(this);
        }
    }

    internal override void Created(CoroutineTask task) => Open(task).Since(SpanKind.Ready, "has not started", loop.Time);

    internal override void Begins(object target, CoroutineTask? task)
    {
        if (task is not null && open.TryGetValue(task, out var lane))
        {
            Count(lane.Next(SpanKind.Runs, "runs", loop.Time));
        }
    }

    internal override void Ended(object target, CoroutineTask? task, TimeSpan elapsed)
    {
        if (task is null || !open.TryGetValue(task, out var lane))
        {
            return;
        }

        var now = loop.Time;
        if (task.IsDone)
        {
            Count(lane.End(task.DescribeEnd(), task.IsCanceled, now));
            open.Remove(task);
            return;
        }

        lane.Frames = [.. task.Frames.Select(static f => f.Place.Length == 0 ? f.Method : $"{f.Method} {f.Place}")];
        var text = task.waitingOn is SleepTimer ? "sleeps" : TaskWait.Of(task).Text;
        Count(lane.Next((task.flags & FutureFlags.Scheduled) != 0 ? SpanKind.Ready : SpanKind.Waits, text, now));
    }

    private TimelineLane Open(CoroutineTask task)
    {
        var lane = new TimelineLane(task.id, task.Name, task.Position.Method);
        Lanes.Add(lane);
        open.Add(task, lane);
        return lane;
    }

    private void Count(int added)
    {
        count += added;
        if (count >= limit)
        {
            IsCut = true;
            End();
        }
    }
}
