using Conformance.Tests.RandomPrograms;

namespace Conformance.Tests;

/// <summary>Random programs, of a fixed set of seeds. <c>dotnet run --project tests/Conformance.Fuzz</c> tries any number of others.</summary>
public sealed class RandomProgramTests
{
    private const int ProgramsOfABatch = 10;
    private const int PlansOfASort = 24;

    public static TheoryData<int> Batches => [.. Enumerable.Range(0, 6)];

    [Theory]
    [MemberData(nameof(Batches))]
    public void Same(int batch)
    {
        foreach (var seed in Enumerable.Range(batch * ProgramsOfABatch, ProgramsOfABatch))
        {
            if (RandomCheck.Check(seed, PlansOfASort) is not null)
                Assert.Fail($"The random program of seed {seed}, made smaller:\n{RandomCheck.Reduce(seed, PlansOfASort)}");
        }
    }
}
