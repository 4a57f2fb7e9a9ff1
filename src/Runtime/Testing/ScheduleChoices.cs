using System.Globalization;

namespace Coroutines.Testing;

/// <summary>The choices of one run: given by a script, then by a seed or, without one, always the first.</summary>
internal sealed class ScheduleChoices
{
    private readonly IReadOnlyList<int> script;
    private readonly Random? random;

    private ScheduleChoices(IReadOnlyList<int> script, Random? random)
    {
        this.script = script;
        this.random = random;
    }

    /// <summary>What was chosen, and of how many.</summary>
    internal List<(int Chosen, int Count)> Made { get; } = [];

    /// <summary>What was chosen, in words, where it was not the first; null where nobody wants to read it.</summary>
    internal List<string>? Words { get; private init; }

    /// <summary>A choice of the script could not be made; the run went on with the first.</summary>
    internal CoroutineTestException? Mismatch { get; private set; }

    /// <summary>The choices that were not the first, as <c>place:choice</c>: what <see cref="FromText"/> reads.</summary>
    internal string Text => string.Join(' ', Made.Select((choice, i) => (choice.Chosen, i)).Where(c => c.Chosen != 0).Select(c => $"{c.i}:{c.Chosen}"));

    internal static ScheduleChoices FromSeed(int seed) => new([], new Random(seed));

    internal static ScheduleChoices FromScript(IReadOnlyList<int> script) => new(script, null);

    /// <summary>The same choices again, in words.</summary>
    internal static ScheduleChoices FromText(string text)
    {
        var script = new List<int>();
        foreach (var entry in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = entry.Split(':');
            if (parts.Length != 2
                || !int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var place)
                || !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var choice)
                || place < script.Count)
            {
                throw new ArgumentException($"\"{text}\" is no schedule: at \"{entry}\". Copy the whole text that the failing test printed, like \"3:1 7:2\".", nameof(text));
            }

            script.AddRange(Enumerable.Repeat(0, place - script.Count));
            script.Add(choice);
        }

        return new ScheduleChoices(script, null) { Words = [] };
    }

    /// <summary>Chooses one of <paramref name="count"/>.</summary>
    internal int Next(int count, Func<int, string> describe)
    {
        if (count == 1)
        {
            return 0;
        }

        var place = Made.Count;
        var chosen = place < script.Count ? script[place] : random?.Next(count) ?? 0;
        if (chosen >= count)
        {
            Mismatch ??= new CoroutineTestException(
                $"The schedule does not fit the test: choice {place} is {chosen}, but there are only {count} here. The test has changed, or does something that differs from run to run: "
                + "time of the system, random numbers, threads of its own.");
            chosen = 0;
        }

        Made.Add((chosen, count));
        if (chosen != 0)
        {
            Words?.Add(describe(chosen));
        }

        return chosen;
    }
}
