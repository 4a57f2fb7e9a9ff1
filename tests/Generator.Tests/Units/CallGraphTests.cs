using Coroutines.Generator.Model;
using Coroutines.Generator.Resolve;

namespace Generator.Tests.Units;

/// <summary>Which awaited coroutines live inside their parent's frame.</summary>
public sealed class CallGraphTests
{
    [Fact]
    public void ChildrenAreInline() => Assert.Equal("a>b b>c", Inline(Method("a", 8, "b"), Method("b", 8, "c"), Method("c", 8)));

    [Fact]
    public void WhatIsNotLoweredIsNot() => Assert.Equal("a>b", Inline(Method("a", 8, "b", "elsewhere"), Method("b", 8)));

    [Fact]
    public void ARecursiveMethodIsBoxed() => Assert.Equal("a>b", Inline(Method("a", 8, "a", "b"), Method("b", 8)));

    [Fact]
    public void ACycleIsBoxedButEnteredInline() => Assert.Equal("a>b", Inline(Method("a", 8, "b"), Method("b", 8, "c"), Method("c", 8, "b")));

    [Fact]
    public void SixteenLevelsAreInline()
    {
        var methods = Enumerable.Range(0, 20).Select(i => Method($"m{i:00}", 8, $"m{i + 1:00}")).Append(Method("m20", 8));
        var edges = Inline([.. methods]).Split(' ');
        Assert.Equal(15, edges.SkipWhile(e => e != "m05>m06").Count());
        Assert.DoesNotContain("m04>m05", edges);
    }

    [Fact]
    public void AChildTooLargeIsBoxed() => Assert.Equal("a>small", Inline(Method("a", 8, "large", "small"), Method("large", 513), Method("small", 8)));

    [Fact]
    public void ChildrenTogetherStayInTheBudget() => Assert.Equal("a>b a>d", Inline(Method("a", 8, "b", "c", "d"), Method("b", 300), Method("c", 300), Method("d", 200)));

    [Fact]
    public void ThreeDistinctChildrenPerLevelStayInTheBudget()
    {
        var methods = Enumerable.Range(0, 13).SelectMany(level => Enumerable.Range(0, 3).Select(i =>
            Method($"m{level:00}{i}", 16, [.. level < 12 ? Enumerable.Range(0, 3).Select(c => $"m{level + 1:00}{c}") : []]))).ToList();
        var inline = CallGraph.Resolve(methods).Inline.ToLookup(e => e.Parent, e => e.Child);
        var own = methods.ToDictionary(m => m.Key, m => m.OwnSize);
        var sizes = new Dictionary<string, int>();
        Assert.All(methods, m => Assert.InRange(Size(m.Key), 16, 512 + 16 + 24));

        int Size(string key) => sizes.TryGetValue(key, out var size) ? size : sizes[key] = own[key] + inline[key].Sum(Size);
    }

    [Fact]
    public void ChildrenAwaitedInLoopsGoFirst()
    {
        var parent = new MethodSummary("a", "a", "", 8, false, new[] { new ChildCall("b"), new ChildCall("c", IsInLoop: true), new ChildCall("d") }.ToEquatable());
        Assert.Equal("a>c a>d", Inline(parent, Method("b", 300), Method("c", 300), Method("d", 200)));
    }

    [Fact]
    public void AChildTakesRoomForEachListOfTypeArguments()
    {
        var parent = new MethodSummary("a", "a", "", 8, false, new[] { new ChildCall("b", Copies: 2) }.ToEquatable());
        Assert.Equal("", Inline(parent, Method("b", 300)));
        Assert.Equal("a>b", Inline(parent, Method("b", 250)));
    }

    [Fact]
    public void AChainOfManyMethodsIsNoRecursion()
    {
        var chain = Enumerable.Range(0, 100_000).Select(i => Method($"m{i:000000}", 8, $"m{i + 1:000000}"));
        Assert.Equal(100_000 - (100_000 / InlineBudget.MaxDepth), CallGraph.Resolve(chain).Inline.Count);
    }

    [Fact]
    public void TheOrderOfMethodsDoesNotMatter()
    {
        var methods = new[] { Method("a", 8, "b"), Method("b", 8, "c"), Method("c", 8, "b") };
        Assert.Equal(CallGraph.Resolve(methods), CallGraph.Resolve(methods.Reverse()));
    }

    private static MethodSummary Method(string key, int size, params string[] children) => new(key, key, "", size, false, children.Select(c => new ChildCall(c)).ToEquatable());

    private static string Inline(params MethodSummary[] methods) => string.Join(" ", CallGraph.Resolve(methods).Inline.Select(e => $"{e.Parent}>{e.Child}"));
}
