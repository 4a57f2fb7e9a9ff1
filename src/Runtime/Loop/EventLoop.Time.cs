namespace Coroutines;

public sealed partial class EventLoop
{
    private readonly TimeProvider clock;
    private readonly long started;
    private SleepTimer? freeTimers;
    private bool deadlockReported;

    /// <summary>A token can stop the program: a service that waits for work of other threads is no suspect.</summary>
    internal bool canBeStopped;

    /// <summary>In ticks: some 7,000 years, so that no sum of times overflows.</summary>
    private const long LongestDelay = long.MaxValue / 4;

    /// <summary>The loop's time, which starts at zero and never goes back (asyncio: <c>time()</c>).</summary>
    public TimeSpan Time => clock.GetElapsedTime(started);

    /// <summary>Has <paramref name="task"/> resumed after <paramref name="delay"/>.</summary>
    internal void Sleep(CoroutineTask task, TimeSpan delay)
    {
        var timer = freeTimers ?? new SleepTimer();
        freeTimers = timer.nextFree;
        timer.nextFree = null;
        timer.task = task;
        task.waitingOn = timer;
        timers.Add(timer, Deadline(delay));
    }

    /// <summary>Has <paramref name="timer"/> fire after <paramref name="delay"/>.</summary>
    internal void AddTimer(LoopTimer timer, TimeSpan delay) => timers.Add(timer, Deadline(delay));

    /// <summary>Puts a timer back into the pool.</summary>
    internal void Return(SleepTimer timer)
    {
        timer.task!.waitingOn = null;
        timer.task = null;
        timer.nextFree = freeTimers;
        freeTimers = timer;
    }

    private long Deadline(TimeSpan delay) => Time.Ticks + Math.Min(delay.Ticks, LongestDelay);

    private void FireDueTimers()
    {
        var now = Time.Ticks;
        if (timers.FirstDeadline <= now && LoopMetrics.Lag.Enabled)
        {
            LoopMetrics.Lag.Record(new TimeSpan(now - timers.FirstDeadline).TotalSeconds);
        }

        while (timers.Count != 0 && timers.FirstDeadline <= now)
        {
            timers.RemoveFirst().Fire(this);
        }
    }

    /// <summary>Nothing is ready: waits for the first deadline or a post. A virtual clock jumps there instead (R30).</summary>
    private void WaitForWork()
    {
        currentTask = null;
        untilLook = 0;
        if (TryAdvanceClock())
        {
            return;
        }

        if (timers.Count == 0)
        {
            CheckForDeadlock();
            inbox.Wait(Timeout.Infinite);
            return;
        }

        var delay = new TimeSpan(timers.FirstDeadline) - Time;
        if (clock == TimeProvider.System)
        {
            inbox.Wait((int)Math.Clamp(Math.Ceiling(delay.TotalMilliseconds), 0, int.MaxValue));
        }
        else if (clock is VirtualClock)
        {
            inbox.Wait(Timeout.Infinite);
        }
        else
        {
            WaitOnForeignClock(delay);
        }
    }

    /// <summary>A virtual clock jumps to the next deadline, unless it is held.</summary>
    private bool TryAdvanceClock() =>
        clock is VirtualClock virtualClock && !IsClockHeld && virtualClock.TryAdvanceTo(timers.Count == 0 ? null : timers.FirstDeadline + started);

    /// <summary>There is a deadline, and the clock can jump to it.</summary>
    private bool CanAdvanceClock => timers.Count > 0 && clock is VirtualClock && !IsClockHeld;

    /// <summary>In a test that varies the schedule, functions run when they are let arrive, and hold nothing up.</summary>
    private bool IsClockHeld => (workInFlight != 0 && schedule is null) || (options.ForeignAwaitsHoldClock && foreignWaits != 0);

    private void WaitOnForeignClock(TimeSpan delay)
    {
        var longest = TimeSpan.FromDays(40);
        using var timer = clock.CreateTimer(
            static loop => ((EventLoop)loop!).inbox.Wake(), this, delay < TimeSpan.Zero ? TimeSpan.Zero : delay < longest ? delay : longest, Timeout.InfiniteTimeSpan);
        inbox.Wait(Timeout.Infinite);
    }

    /// <summary>
    /// Tasks wait, and nothing is in sight that could wake one: no timer, no foreign awaitable, no function on another thread (R29).
    /// </summary>
    private void CheckForDeadlock()
    {
        if (taskCount == 0 || timers.Count != 0 || foreignWaits != 0 || workInFlight != 0)
        {
            return;
        }

        var waiting = LoopDump.OfTasks(this);
        if (awaitedByRun is { } main && (clock is VirtualClock || options.ThrowOnDeadlock))
        {
            throw new InvalidOperationException(
                $"Deadlock: {main.DescribeBriefly()} is not done, nothing is ready, and no timer or other thread's work is left that could wake a task. "
                + $"Waiting:{Environment.NewLine}{waiting}");
        }

        if (!deadlockReported && !canBeStopped)
        {
            deadlockReported = true;
            ReportError(new EventLoopError(
                $"Suspected deadlock: only another thread's CallSoonThreadSafe could wake a task now. Waiting:{Environment.NewLine}{waiting}", null, null));
        }
    }
}
