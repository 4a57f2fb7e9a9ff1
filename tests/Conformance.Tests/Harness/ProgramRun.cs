using Coroutines;

namespace Conformance.Tests.Harness;

/// <summary>What a run did.</summary>
/// <param name="Trace">Its trace; the last line is the outcome.</param>
/// <param name="Decisions">How many fates were decided.</param>
/// <param name="Ticks">How many ticks it took.</param>
internal sealed record ProgramRun(string Trace, int Decisions, int Ticks)
{
    /// <summary>Runs a case once, on this thread.</summary>
    /// <param name="entry">How to start it.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="kind">What its steps are.</param>
    public static ProgramRun Of(Func<EventLoop, Started> entry, Plan plan, StepKind kind)
    {
        var strays = new List<string>();
        using var loop = new EventLoop(new EventLoopOptions
        {
            TimeProvider = new VirtualClock(),
            ExceptionHandler = error => strays.Add($"{error.Message.Split('\n')[0]}: {error.Exception}"),
        });
        EventLoop.SetCurrent(loop);
        var recording = new Recording(plan, loop, kind.InTime);
        recording.Begin();
        try
        {
            Started? started = null;
            recording.Start(() => recording.Log(started!.Task.Cancel("stop") ? "cancelling" : "cancelled too late"));
            started = entry(loop);
            Finish(recording, loop, started);
            foreach (var stray in strays.Where(static s => s.StartsWith("Exception in callback", StringComparison.Ordinal)))
                recording.Log(stray);
            return new(recording.Trace, recording.Decisions, recording.Tick);
        }
        finally
        {
            recording.End();
            EventLoop.SetCurrent(null);
        }
    }

    private static void Finish(Recording recording, EventLoop loop, Started started)
    {
        try
        {
            loop.RunUntilComplete((Future)started.Task);
            recording.Log($"returns {started.Result()}");
        }
        catch (OperationCanceledException e) when (started.Task.IsCanceled)
        {
            recording.Log($"is cancelled: {Conformance.Trace.Show(e)}");
        }
        catch (Exception e) when (started.Task.IsDone)
        {
            recording.Log($"throws {Conformance.Trace.Show(e)}");
        }
        catch (InvalidOperationException e)
        {
            // The rest of a message about a loop that was stopped is the task's text, which has a line only where the method is rewritten.
            recording.Log($"does not end: {e.Message.Split('\n', ':', '<')[0]}");
        }
    }
}
