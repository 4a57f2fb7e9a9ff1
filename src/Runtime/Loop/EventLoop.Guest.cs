namespace Coroutines;

public sealed partial class EventLoop
{
    /// <summary>Set while the loop runs inside another loop's pump; <see cref="IsRunning"/> is true only in its iterations then.</summary>
    private GuestRun? guest;

    internal TimeProvider Clock => clock;

    internal void BeginGuest(GuestRun run)
    {
        guest = run;
        baseContext = ExecutionContext.Capture()!;
        debug?.Begin();
        LoopMetrics.Begin(this);
    }

    internal void EndGuest()
    {
        guest = null;
        LoopMetrics.End(this);
        debug?.End();
    }

    /// <summary>One iteration, without waiting for anything.</summary>
    /// <returns>How long it is until the next one is wanted: zero for at once, null for when something is posted.</returns>
    internal TimeSpan? RunGuestIteration()
    {
        var contextBefore = SynchronizationContext.Current;
        var flowBefore = ExecutionContext.Capture()!;
        ExecutionContext.Restore(baseContext);
        Enter();
        try
        {
            RunIteration(mayWait: false);
        }
        finally
        {
            Leave(contextBefore);
            ExecutionContext.Restore(flowBefore);
        }

        // Deadlocks are not looked for: the host may always do something that wakes a task.
        return ready.Count > 0 || inbox.HasItems || TryAdvanceClock() ? TimeSpan.Zero
            : timers.Count == 0 ? null
            : TimeSpan.FromTicks(Math.Max(0, timers.FirstDeadline - Time.Ticks));
    }

    private void Enter()
    {
        IsRunning = true;
        LookForListeners();
        runningOnThread = this;
        SynchronizationContext.SetSynchronizationContext(synchronizationContext);
    }

    private void Leave(SynchronizationContext? contextBefore)
    {
        IsRunning = false;
        runningOnThread = null;
        currentTask = null;
        SynchronizationContext.SetSynchronizationContext(contextBefore);
    }
}
