using System.Runtime.ExceptionServices;

namespace Coroutines.Testing;

/// <summary>One run of a test: a loop of its own, and what went wrong besides what the test throws.</summary>
internal sealed class TestRun(CoroutineTestOptions options, ScheduleChoices? choices = null)
{
    private readonly List<EventLoopError> errors = [];
    private readonly MadeCoroutines made = new();
    private ExceptionDispatchInfo? failure;
    private string? leftovers;
    private bool tookTooLong;

    /// <summary>Runs it, and throws what it throws, or what else is wrong.</summary>
    internal CoroutineTask Run(Func<EventLoop, CoroutineTask> start)
    {
        CoroutineTask task;
        CreationWatch.Begin();
        try
        {
            using var runner = new Runner(LoopOptions());
            task = start(runner.Loop);
            RunToEnd(runner.Loop, task);
        }
        finally
        {
            CreationWatch.End();
        }

        if (choices?.Mismatch is { } mismatch)
        {
            throw mismatch;
        }

        failure?.Throw();
        ThrowIfAnythingIsWrong();
        return task;
    }

    private EventLoopOptions LoopOptions() => new()
    {
        TimeProvider = options.TimeProvider ?? new VirtualClock(),
        ForeignAwaitsHoldClock = options.ForeignAwaitsHoldClock,
        ExceptionHandler = options.ExceptionHandler ?? errors.Add,
        Schedule = choices is null ? null : new TestSchedule(choices, options.VariesReadyOrder),
        Made = options.AllowsNeverAwaited ? null : made,
    };

    private void RunToEnd(EventLoop loop, CoroutineTask task)
    {
        using var limit = new Timer(_ => loop.TryPost(() => Stop(loop)), null, options.RealTimeLimit, Timeout.InfiniteTimeSpan);
        try
        {
            loop.RunUntilComplete((Future)task);
        }
        catch (Exception e)
        {
            failure = ExceptionDispatchInfo.Capture(tookTooLong
                ? new CoroutineTestException(
                    $"The test was not done after {options.RealTimeLimit.TotalSeconds:0.#} s of real time. Something outside the loop that it awaits has not come. Waiting:{Environment.NewLine}{LoopDump.OfTasks(loop)}", e)
                : e);
        }

        if (!options.AllowsLeftoverTasks && loop.AllTasks.Count > 0)
        {
            leftovers = LoopDump.OfTasks(loop);
        }
    }

    private void Stop(EventLoop loop)
    {
        tookTooLong = true;
        loop.Stop();
    }

    private void ThrowIfAnythingIsWrong()
    {
        var problems = new List<string>();
        if (leftovers is not null)
        {
            problems.Add($"Tasks were still running when the test ended:{Environment.NewLine}{leftovers}{Environment.NewLine}Await or cancel them, or set {nameof(CoroutineTestOptions.AllowsLeftoverTasks)}.");
        }

        if (made.NeverAwaited.Any())
        {
            problems.Add(
                $"Coroutines were never awaited:{List(made.NeverAwaited)}{Environment.NewLine}Await them, make tasks of them, or set {nameof(CoroutineTestOptions.AllowsNeverAwaited)}.");
        }

        if (errors.Count > 0)
        {
            problems.Add($"Errors that nobody handled:{List(errors)}");
        }

        if (problems.Count > 0)
        {
            throw new CoroutineTestException(string.Join(Environment.NewLine, problems), errors.FirstOrDefault()?.Exception);
        }
    }

    private static string List(IEnumerable<object> items) => string.Concat(items.Select(item => $"{Environment.NewLine}  {item}"));
}
