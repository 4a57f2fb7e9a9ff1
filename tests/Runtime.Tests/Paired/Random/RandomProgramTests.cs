namespace Runtime.Tests.Paired;

/// <summary>Random programs do the same, in the same order and at the same times, on CPython's asyncio and on our loop.</summary>
public sealed class RandomProgramTests
{
    /// <summary>More, from another seed on, by the environment: <c>COROUTINES_PAIRED="5000 100000"</c> runs 5,000 programs from seed 100,000.</summary>
    private static readonly int[] Range = [.. (Environment.GetEnvironmentVariable("COROUTINES_PAIRED") ?? "400 1").Split(' ').Select(int.Parse)];

    [Fact]
    public void They_do_the_same()
    {
        var seeds = Enumerable.Range(Range[1], Range[0]).ToArray();
        var programs = Array.ConvertAll(seeds, ProgramGenerator.Make);
        var python = CPython.Run("interpreter.py", string.Concat(programs.Select(bodies => Statement.ToJson(bodies) + "\n")));
        Assert.Equal(seeds.Length, python.Length);
        var different = seeds.Where((_, i) => World.Run(programs[i]) != python[i]).ToArray();
        if (different.Length > 0)
        {
            Assert.Fail($"{different.Length} of {seeds.Length} programs differ: seeds {string.Join(", ", different.Take(20))}.\n{Explain(different[0], python[Array.IndexOf(seeds, different[0])])}");
        }
    }

    private static string Explain(int seed, string python)
    {
        var program = ProgramGenerator.Make(seed);
        var expected = python.Split(" | ");
        var actual = World.Run(program).Split(" | ");
        var same = expected.Zip(actual).TakeWhile(pair => pair.First == pair.Second).Count();
        return $"""
            Seed {seed}: {Statement.ToJson(program)}
            The same: {string.Join(" | ", expected.Take(same))}
            CPython:  {string.Join(" | ", expected.Skip(same))}
            Here:     {string.Join(" | ", actual.Skip(same))}
            """;
    }
}
