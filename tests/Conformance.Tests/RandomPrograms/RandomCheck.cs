using Conformance.Tests.Harness;

namespace Conformance.Tests.RandomPrograms;

/// <summary>Compares one random program with rewriting to the same without.</summary>
internal static class RandomCheck
{
    /// <summary>Checks the program of a seed.</summary>
    /// <param name="seed">The seed; it decides the kind of steps too.</param>
    /// <param name="limit">How many plans of one sort are run at most.</param>
    /// <returns>What differs; null if nothing does.</returns>
    public static string? Check(int seed, int limit) => Check(RandomProgram.Write(seed).ToString(), Kind(seed), ProgramSettings.Of(seed), limit);

    /// <summary>Checks a program.</summary>
    /// <param name="text">Its text.</param>
    /// <param name="kind">What its steps are.</param>
    /// <param name="settings">How it is compiled.</param>
    /// <param name="limit">How many plans of one sort are run at most.</param>
    /// <returns>What differs; null if nothing does.</returns>
    public static string? Check(string text, StepKind kind, ProgramSettings settings, int limit)
    {
        // docs/known-differences.md: cancellation at a ValueTask<bool> beside an await foreach.
        var isCanceled = kind.CanBeAbandoned && !(kind.Name == "ValueTask" && text.Contains("await foreach", StringComparison.Ordinal));
        var differences = ProgramCheck.Differences(new ProgramFile("Random", "/Random.cs", text, settings), limit, [kind with { Effort = 1, CanBeAbandoned = isCanceled }]);
        return differences.Count == 0 ? null : string.Join("\n", differences);
    }

    /// <summary>The kind of steps of a seed's program.</summary>
    /// <param name="seed">The seed.</param>
    public static StepKind Kind(int seed) => StepKind.All[seed % StepKind.All.Count];

    /// <summary>Makes a failing program small.</summary>
    /// <param name="seed">Its seed.</param>
    /// <param name="limit">As for <see cref="Check(int, int)"/>.</param>
    /// <returns>The smaller program, formatted, and what differs in it.</returns>
    public static string Reduce(int seed, int limit)
    {
        var program = RandomProgram.Write(seed);
        var settings = ProgramSettings.Of(seed);
        new ProgramReducer(text => text.Contains("[Case", StringComparison.Ordinal) && Check(text, Kind(seed), settings, limit) is { } difference && !difference.Contains("not valid C#", StringComparison.Ordinal), tries: 600).Reduce(program);
        return $"// {settings}; {Kind(seed).Name} steps\n{ProgramCompiler.Format(program.ToString())}\n\n{Check(program.ToString(), Kind(seed), settings, limit)}";
    }
}
