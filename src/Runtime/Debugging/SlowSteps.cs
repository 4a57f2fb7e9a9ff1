namespace Coroutines;

/// <summary>In debug mode, reports steps and callbacks that ran too long (R29), and tells on standard error of one that is still at it.</summary>
internal sealed class SlowSteps : LoopObserver, IDisposable
{
    private readonly EventLoop loop;
    private readonly TimeSpan limit;
    private readonly BlockingWaits waits;
    private readonly Timer? watchdog;
    private volatile Running? running;

    internal SlowSteps(EventLoop loop, TimeSpan limit, BlockingWaits waits)
    {
        this.waits = waits;
        this.loop = loop;
        this.limit = limit;
        if (limit < TimeSpan.FromHours(1))
        {
            var period = TimeSpan.FromTicks(Math.Max(limit.Ticks, TimeSpan.TicksPerMillisecond));
            watchdog = new Timer(static self => ((SlowSteps)self!).Look(), this, period, period);
        }
    }

    public void Dispose() => watchdog?.Dispose();

    internal override void Begins(object target, CoroutineTask? task) => running = new(target, task?.Position.Place, Environment.TickCount64);

    internal override void Ended(object target, CoroutineTask? task, TimeSpan elapsed)
    {
        running = null;
        if (elapsed >= limit)
        {
            loop.ReportError(new EventLoopError($"Slow step: {What(target)} ran for {elapsed.TotalMilliseconds:0} ms and blocked the event loop.", null, task));
        }
    }

    private static string What(object target) => $"{(target is CoroutineTask ? "" : "callback ")}{EventLoop.Describe(target)}";

    /// <summary>On a thread of the pool: the loop's own is busy, and nobody else would say with what.</summary>
    private void Look()
    {
        if (running is not { IsTold: false } step || Environment.TickCount64 - step.Since < limit.TotalMilliseconds)
        {
            return;
        }

        step.IsTold = true;
        var from = string.IsNullOrEmpty(step.Place) ? "" : $"; it went on from {step.Place}";
        var call = waits.Current is { } current ? $"; it waits in {current}" : "";
        Console.Error.WriteLine($"The event loop is blocked for {Environment.TickCount64 - step.Since} ms by {What(step.Target)}{from}{call}. Nothing else runs until it awaits.");
    }

    private sealed class Running(object target, string? place, long since)
    {
        internal object Target => target;

        internal string? Place => place;

        internal long Since => since;

        internal bool IsTold { get; set; }
    }
}
