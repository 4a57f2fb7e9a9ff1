namespace Coroutines;

/// <summary>
/// One run of a program inside the pump of another loop (Trio: guest mode). Whenever something is ready, one iteration is posted to the host; in between, the host does its own work.
/// <code>
///   Idle ──▶ Posted ──▶ an iteration ──▶ something is ready: Posted
///    ▲  (1)        (2)        │
///    └────────────────────────┘ nothing is: the clock or a post of another thread will wake it
/// </code>
/// (1) <see cref="Wake"/>, from any thread. (2) <see cref="Pump"/>, by the host, on its thread.
/// </summary>
internal sealed class GuestRun
{
    private readonly EventLoop loop;
    private readonly SynchronizationContext host;
    private readonly CoroutineTask main;
    private readonly Action<FailureTrace?> ended;
    private readonly CancellationTokenRegistration registration;
    private ITimer? alarm;
    private int posted;
    private bool isOver;

    internal GuestRun(EventLoop loop, SynchronizationContext host, CoroutineTask main, Action<FailureTrace?> ended, CancellationToken cancellationToken)
    {
        this.loop = loop;
        this.host = host;
        this.main = main;
        this.ended = ended;
        loop.BeginGuest(this);
        main.AddDoneCallback((Future _) => CancelLeftovers());
        registration = cancellationToken.UnsafeRegister(
            static (state, _) => ((GuestRun)state!).OnStop(), this);
        Wake();
    }

    /// <summary>Has the host run an iteration, unless it is about to. On any thread.</summary>
    internal void Wake()
    {
        if (Interlocked.Exchange(ref posted, 1) == 0)
        {
            host.Post(static run => ((GuestRun)run!).Pump(), this);
        }
    }

    /// <summary>One iteration. Called by the host.</summary>
    private void Pump()
    {
        if (isOver)
        {
            return;
        }

        alarm?.Dispose();
        alarm = null;
        var next = loop.RunGuestIteration();
        Volatile.Write(ref posted, 0);
        if (isOver)
        {
            End();
        }
        else if (next == TimeSpan.Zero || !loop.inbox.TrySleep(Wake))
        {
            Wake();
        }
        else if (next is { } delay)
        {
            SetAlarm(delay);
        }
    }

    /// <summary>Something was made ready, or timed: outside an iteration, that asks for one.</summary>
    internal void OnReady()
    {
        if (EventLoop.Running != loop)
        {
            Wake();
        }
    }

    private void SetAlarm(TimeSpan delay)
    {
        var longest = TimeSpan.FromDays(40);
        alarm = loop.Clock.CreateTimer(static run => ((GuestRun)run!).Wake(), this, delay < longest ? delay : longest, Timeout.InfiniteTimeSpan);
    }

    private void OnStop() => loop.TryPost(() => main.Cancel("The token given to Coroutine.RunAsGuest was cancelled."));

    /// <summary>The main task is done: every task that is left is cancelled and awaited (R23).</summary>
    private void CancelLeftovers()
    {
        var leftovers = loop.AllTasks;
        foreach (var task in leftovers)
        {
            task.Cancel();
        }

        var all = new GatherFuture<NoResult>(loop, [.. leftovers], static _ => default, collectsFailures: true).Start();
        all.AddDoneCallback((Future _) =>
        {
            Runner.ReportFailures(loop, leftovers);
            isOver = true;
        });
    }

    private void End()
    {
        registration.Dispose();
        loop.EndGuest();
        var error = main.TakeError();
        loop.Close();
        ended(error);
    }
}
