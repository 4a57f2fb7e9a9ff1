using Coroutines.Generator.Resolve;

namespace Generator.Tests.Units;

public sealed class StronglyConnectedTests
{
    [Fact]
    public void AChainHasNoCycle() => Assert.Equal("a|b|c", Components("a>b", "b>c"));

    [Fact]
    public void ACycleIsOneComponent() => Assert.Equal("a,b,c|d", Components("a>b", "b>c", "c>a", "c>d"));

    [Fact]
    public void TwoCyclesThatMeetAreOne() => Assert.Equal("a,b,c", Components("a>b", "b>a", "b>c", "c>b"));

    [Fact]
    public void TwoCyclesInARowAreTwo() => Assert.Equal("a,b|c,d", Components("a>b", "b>a", "b>c", "c>d", "d>c"));

    [Fact]
    public void ADiamondHasNoCycle() => Assert.Equal("a|b|c|d", Components("a>b", "a>c", "b>d", "c>d"));

    [Fact]
    public void ManyLevelsNeedNoStack()
    {
        const int levels = 200_000;
        var graph = Enumerable.Range(0, levels).ToDictionary(i => i.ToString(), i => i + 1 < levels ? new List<string> { (i + 1).ToString() } : []);
        Assert.Equal(levels, StronglyConnected.Of(graph).Values.Distinct().Count());
    }

    private static string Components(params string[] edges)
    {
        var pairs = edges.Select(e => e.Split('>')).ToList();
        var nodes = pairs.SelectMany(p => p).Distinct().Order().ToList();
        var found = StronglyConnected.Of(nodes.ToDictionary(n => n, n => pairs.Where(p => p[0] == n).Select(p => p[1]).ToList()));
        return string.Join("|", nodes.GroupBy(n => found[n]).Select(g => string.Join(",", g)));
    }
}
