namespace Coroutines.Testing;

public static partial class CoroutineTest
{
    /// <summary>
    /// Runs the test again and again, each time under another schedule: posts of other threads, functions on other threads (<c>ToThread</c>) and completions of .NET awaitables arrive
    /// at other times and in another order; by <see cref="CoroutineTestOptions.VariesReadyOrder"/>, also what is ready runs in another order.
    /// </summary>
    /// <param name="test">Makes the test's coroutine, once for each run.</param>
    /// <param name="count">How many schedules.</param>
    /// <param name="firstSeed">The seed of the first; the next ones have the next numbers.</param>
    /// <param name="options">How; the defaults where none are given.</param>
    /// <exception cref="CoroutineTestException">The test has failed; the message holds the seed and the schedule, for <see cref="Replay"/>.</exception>
    public static void RunSeeds(Func<Coroutine> test, int count = 100, int firstSeed = 1, CoroutineTestOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(test);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        for (var seed = firstSeed; seed < firstSeed + count; seed++)
        {
            RunUnder(ScheduleChoices.FromSeed(seed), test, options ?? Defaults, $"seed {seed}");
        }
    }

    /// <summary>
    /// Runs the test under every schedule there is, within limits: first as a program runs, then with each single choice made in another way, and so on. What is chosen is said at
    /// <see cref="RunSeeds"/>.
    /// </summary>
    /// <param name="test">Makes the test's coroutine, once for each run.</param>
    /// <param name="maxSchedules">After so many it stops.</param>
    /// <param name="maxDeviations">So many choices of one schedule may differ from what happens without it. Most mistakes show with one or two.</param>
    /// <param name="options">How; the defaults where none are given.</param>
    /// <returns>How many schedules the test has passed, and whether they were all.</returns>
    /// <exception cref="CoroutineTestException">The test has failed; the message holds the schedule, for <see cref="Replay"/>.</exception>
    public static Exploration RunAll(Func<Coroutine> test, int maxSchedules = 10_000, int maxDeviations = int.MaxValue, CoroutineTestOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(test);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(maxSchedules);
        ArgumentOutOfRangeException.ThrowIfNegative(maxDeviations);
        IReadOnlyList<int>? script = [];
        var schedules = 0;
        for (; script is not null && schedules < maxSchedules; schedules++)
        {
            var choices = ScheduleChoices.FromScript(script);
            RunUnder(choices, test, options ?? Defaults, $"number {schedules + 1}");
            script = Following(choices.Made, maxDeviations);
        }

        return new Exploration(schedules, script is null);
    }

    /// <summary>Runs the test under one schedule, which a failing test has printed.</summary>
    /// <param name="test">Makes the test's coroutine.</param>
    /// <param name="schedule">The schedule: <see cref="CoroutineTestException.Schedule"/>.</param>
    /// <param name="options">The same as when it was printed.</param>
    /// <exception cref="ArgumentException">The text is no schedule.</exception>
    /// <exception cref="CoroutineTestException">The schedule does not fit the test, or something is wrong that the test does not throw itself.</exception>
    public static void Replay(Func<Coroutine> test, string schedule, CoroutineTestOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(test);
        ArgumentNullException.ThrowIfNull(schedule);
        Start(test, options ?? Defaults, ScheduleChoices.FromText(schedule));
    }

    private static void Start(Func<Coroutine> test, CoroutineTestOptions options, ScheduleChoices choices) =>
        new TestRun(options, choices).Run(loop => loop.CreateTask(test(), "test"));

    private static void RunUnder(ScheduleChoices choices, Func<Coroutine> test, CoroutineTestOptions options, string which)
    {
        try
        {
            Start(test, options, choices);
        }
        catch (Exception e)
        {
            var schedule = choices.Text;
            throw new CoroutineTestException(
                $"""
                The test failed under schedule {which}: {e.Message}
                {InWords(test, options, schedule)}
                Run it again with CoroutineTest.Replay(test, "{schedule}") and the same options.
                """,
                e) { Schedule = schedule };
        }
    }

    /// <summary>Runs it once more, to write down what was chosen.</summary>
    private static string InWords(Func<Coroutine> test, CoroutineTestOptions options, string schedule)
    {
        var choices = ScheduleChoices.FromText(schedule);
        try
        {
            Start(test, options, choices);
        }
        catch (Exception)
        {
            return choices.Words!.Count == 0
                ? "It is the order in which a program runs: no schedule is needed to see it."
                : $"Other than in the order in which a program runs:{string.Concat(choices.Words.Select(words => $"{Environment.NewLine}  {words}"))}";
        }

        return "Run again under the same schedule it passed: it does something that differs from run to run, as time of the system, random numbers, or threads of its own.";
    }

    /// <summary>The next schedule in order: the last choice that can be made in another way is; null when there is none.</summary>
    private static IReadOnlyList<int>? Following(List<(int Chosen, int Count)> made, int maxDeviations)
    {
        for (var i = made.Count - 1; i >= 0; i--)
        {
            if (made[i].Chosen + 1 < made[i].Count && made.Take(i).Count(choice => choice.Chosen != 0) < maxDeviations)
            {
                return [.. made.Take(i).Select(choice => choice.Chosen), made[i].Chosen + 1];
            }
        }

        return null;
    }
}
