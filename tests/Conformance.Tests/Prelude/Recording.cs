using System.Text;
using Coroutines;

namespace Conformance;

/// <summary>
/// One run under way on this thread: decides fates by its plan, counts the loop's iterations, cancels the task when the plan says so, and
/// collects the trace.
/// </summary>
public sealed class Recording(Plan plan, EventLoop loop, bool inTime)
{
    private const int LongestRun = 2_000;

    [ThreadStatic]
    private static Recording? current;

    private readonly StringBuilder trace = new();
    private bool ended;

    /// <summary>The run on this thread.</summary>
    /// <exception cref="InvalidOperationException">None is under way.</exception>
    public static Recording Current => current ?? throw new InvalidOperationException("No program runs on this thread.");

    /// <summary>The run's loop.</summary>
    public EventLoop Loop => loop;

    /// <summary>What was logged so far, each line with the tick (or the second) at which it was.</summary>
    public string Trace => trace.ToString();

    /// <summary>How many iterations of the loop were begun; in runs in time, how many seconds have passed.</summary>
    public int Tick { get; private set; }

    /// <summary>How many fates were decided.</summary>
    public int Decisions { get; private set; }

    /// <summary>Makes this the run of the thread.</summary>
    public void Begin() => current = this;

    /// <summary>Starts counting ticks, before the task is made: of the things that happen in one tick, a cancellation is the first.</summary>
    /// <param name="cancel">Cancels the task.</param>
    public void Start(Action cancel)
    {
        if (!inTime)
        {
            loop.CallSoon(() => NextTick(cancel));
            return;
        }

        if (plan.CancelAt >= 0)
            loop.CallLater(TimeSpan.FromSeconds(plan.CancelAt), cancel);
        if (plan.CancelTwice)
            loop.CallLater(TimeSpan.FromSeconds(plan.CancelAt + 1), cancel);
    }

    /// <summary>Ends the run of the thread.</summary>
    public void End()
    {
        ended = true;
        current = null;
    }

    /// <summary>Adds a line to the trace.</summary>
    /// <param name="line">The line.</param>
    public void Log(string line)
    {
        if (inTime)
            Tick = (int)loop.Time.TotalSeconds;
        if (trace.Length > 100_000)
            throw new InvalidOperationException("The program logs without end.");
        trace.Append(Tick).Append(": ").Append(line).Append('\n');
    }

    /// <summary>Decides what becomes of the next step.</summary>
    /// <returns>Its fate.</returns>
    public Fate Decide()
    {
        var index = Decisions++;
        return index < plan.Fates.Count ? plan.Fates[index] : plan.Rest;
    }

    private void NextTick(Action cancel)
    {
        if (ended)
            return;
        if (Tick == plan.CancelAt || (plan.CancelTwice && Tick == plan.CancelAt + 1))
            cancel();
        if (++Tick > LongestRun)
            loop.Stop();
        else
            loop.CallSoon(() => NextTick(cancel));
    }
}
