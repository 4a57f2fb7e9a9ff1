namespace Conformance.Tests.Harness;

/// <summary>
/// Chooses the plans for a case: all combinations of fates where they are few, else samples drawn by a fixed seed; every step failing on its own;
/// and a cancellation at every tick.
/// </summary>
/// <param name="run">Runs a plan in both modes and compares; returns the plain run.</param>
/// <param name="limit">How many plans of one sort are run at most.</param>
/// <param name="cancel">True to cancel too.</param>
internal sealed class Explorer(Func<Plan, ProgramRun> run, int limit, bool cancel)
{
    private const int Seed = 20_250_704;
    private readonly Random random = new(Seed);

    /// <summary>How many plans were run.</summary>
    public int Runs { get; private set; }

    /// <summary>Runs them all.</summary>
    public void Explore()
    {
        if (!AllCombinations(4))
        {
            if (!AllCombinations(2))
                Sample(2);
            EachStepFails(Fate.AtOnce);
            EachStepFails(Fate.Later);
            Sample(4);
        }

        Sample(6);
        if (!cancel)
            return;
        CancelEverywhere(new Plan([], Fate.AtOnce));
        CancelEverywhere(new Plan([], Fate.Later));
        CancelEverywhere(new Plan([], Fate.Later, CancelTwice: true));
        CancelEverywhere(new Plan([], Fate.ThrowsLater));
        for (var i = 0; i < limit / 16; i++)
            CancelEverywhere(new Plan(RandomFates(6), Fate.Later, 6, CancelTwice: i % 2 == 1));
    }

    /// <summary>Counts through the fates as an odometer does; the number of digits may depend on the earlier ones.</summary>
    private bool AllCombinations(int width)
    {
        var digits = new List<Fate>();
        for (var n = 0; n < limit; n++)
        {
            var decisions = Run(new Plan([.. digits], Fate.AtOnce, width)).Decisions;
            if (decisions > 64)
                return false;
            while (digits.Count < decisions)
                digits.Add(Fate.AtOnce);
            if (digits.Count > decisions)
                digits.RemoveRange(decisions, digits.Count - decisions);
            while (digits.Count > 0 && (int)digits[^1] == width - 1)
                digits.RemoveAt(digits.Count - 1);
            if (digits.Count == 0)
                return true;
            digits[^1]++;
        }

        return false;
    }

    private void Sample(int width)
    {
        for (var n = 0; n < limit / 4; n++)
            Run(new Plan(RandomFates(width), (Fate)random.Next(2), width));
    }

    private Fate[] RandomFates(int width)
    {
        var fates = new Fate[24];
        for (var i = 0; i < fates.Length; i++)
        {
            // Few failures: programs are to come to their end too.
            fates[i] = width > 2 && random.Next(6) == 0 ? (Fate)random.Next(2, width) : (Fate)random.Next(2);
        }

        return fates;
    }

    private void EachStepFails(Fate others)
    {
        for (var i = 0; i < 24; i++)
        {
            foreach (var fate in (ReadOnlySpan<Fate>)[Fate.Throws, Fate.ThrowsLater, Fate.Canceled])
            {
                var decisions = Run(new Plan([.. Enumerable.Repeat(others, i), fate], others)).Decisions;
                if (i >= decisions)
                    return;
            }
        }
    }

    private void CancelEverywhere(Plan plan)
    {
        var ticks = Run(plan with { CancelTwice = false }).Ticks;
        for (var tick = 0; tick <= Math.Min(ticks, 40); tick++)
            Run(plan with { CancelAt = tick });
    }

    private ProgramRun Run(Plan plan)
    {
        Runs++;
        return run(plan);
    }
}
