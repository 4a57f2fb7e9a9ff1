using System.Diagnostics.Metrics;

namespace Coroutines;

/// <summary>The instruments of the meter <c>Coroutines</c>, for <c>dotnet-counters</c> and OpenTelemetry. They cost nothing while nobody listens.</summary>
internal static class LoopMetrics
{
    private static readonly Meter Meter = new("Coroutines");

    /// <summary>How long steps and callbacks ran.</summary>
    internal static readonly Histogram<double> StepDuration = Meter.CreateHistogram<double>(
        "coroutines.step.duration", "s", "How long steps of tasks and callbacks ran.");

    /// <summary>How late timers fired: what a loop that is busy or blocked costs everybody else.</summary>
    internal static readonly Histogram<double> Lag = Meter.CreateHistogram<double>(
        "coroutines.loop.lag", "s", "How long after their deadline timers fired.");

    private static readonly List<EventLoop> Running = [];

    static LoopMetrics()
    {
        Meter.CreateObservableUpDownCounter("coroutines.tasks", static () => Sum(static loop => loop.LiveTaskCount), "{task}", "Live tasks of the loops that run.");
        Meter.CreateObservableGauge("coroutines.ready", static () => Sum(static loop => loop.ReadyCount), "{item}", "Steps and callbacks that are ready to run.");
    }

    /// <summary>A loop begins to run. On its thread.</summary>
    internal static void Begin(EventLoop loop)
    {
        lock (Running)
        {
            Running.Add(loop);
        }
    }

    /// <summary>It has ended to run.</summary>
    internal static void End(EventLoop loop)
    {
        lock (Running)
        {
            Running.Remove(loop);
        }
    }

    /// <summary>Read from the listener's thread, so a little out of date.</summary>
    private static int Sum(Func<EventLoop, int> count)
    {
        lock (Running)
        {
            return Running.Sum(count);
        }
    }
}
