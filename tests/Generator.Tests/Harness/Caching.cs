using Microsoft.CodeAnalysis;

namespace Generator.Tests.Harness;

/// <summary>
/// Runs the driver a second time over the same text in new syntax trees. Every step of ours runs again then, so that all is cached
/// only if its models are equal by value.
/// </summary>
internal static class Caching
{
    /// <summary>The names that <c>CoroutineGenerator</c> gives its steps.</summary>
    public static readonly string[] Steps = ["Options", "Methods", "Plan", "Frames", "Calls"];

    public static void AssertAllCached(Generation first)
    {
        var second = first.Again().Result;
        foreach (var name in Steps)
        {
            foreach (var output in Outputs(second, name))
                Assert.True(IsKept(output.Reason), $"step '{name}' made something new of the same text: {output.Value}");
        }

        foreach (var output in second.TrackedOutputSteps.Values.SelectMany(s => s).SelectMany(s => s.Outputs))
            Assert.True(IsKept(output.Reason), $"a file was written again for the same text: {output.Value}");
    }

    /// <summary>The outputs of one step; none where the project gives it nothing to do.</summary>
    public static IEnumerable<(object Value, IncrementalStepRunReason Reason)> Outputs(GeneratorRunResult result, string step) =>
        result.TrackedSteps.TryGetValue(step, out var runs) ? runs.SelectMany(r => r.Outputs) : [];

    public static bool IsKept(IncrementalStepRunReason reason) => reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged;
}
