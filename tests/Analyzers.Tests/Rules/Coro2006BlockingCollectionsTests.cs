using Coroutines.Analyzers;
using Microsoft.CodeAnalysis;

namespace Analyzers.Tests;

public class Coro2006BlockingCollectionsTests
{
    private static Task<IReadOnlyList<Diagnostic>> Reports(string statements) => Check.Reports<BlockingCallAnalyzer>($$"""
        using System.Collections.Concurrent;
        using System.Net.Sockets;
        partial class C
        {
            readonly BlockingCollection<int> unbounded = [], bounded = new(boundedCapacity: 3);
            static void Use(object? value) { }
            [Coroutine]
            async Coroutine Work(BlockingCollection<int> items, IAsyncEnumerable<int> source, ConcurrentQueue<int> queue)
            {
                await Coroutine.Yield();
                {{statements}}
            }
        }
        """);

    [Theory]
    [InlineData("{|CORO2006:items.Add(1)|};")]
    [InlineData("Use({|CORO2006:items.Take()|});")]
    [InlineData("Use({|CORO2006:items.TryTake(out _, 100)|});")]
    [InlineData("foreach (var x in {|CORO2006:items.GetConsumingEnumerable()|}) Use(x);")]
    [InlineData("foreach (var x in {|CORO2006:source.ToBlockingEnumerable()|}) Use(x);")]
    [InlineData("var few = new BlockingCollection<int>(5); {|CORO2006:few.Add(1)|};")]
    [InlineData("{|CORO2006:bounded.Add(1)|};")]
    [InlineData("var mine = new BlockingCollection<int>(); Use({|CORO2006:mine.Take()|});")]
    public Task What_waits_is_reported(string statements) => Reports(statements);

    [Theory]
    [InlineData("Use(items.TryAdd(1));")]
    [InlineData("Use(items.TryTake(out _));")]
    [InlineData("Use(items.TryTake(out _, 0));")]
    [InlineData("await foreach (var x in source) Use(x);")]
    [InlineData("Use(queue.TryDequeue(out _));")]
    [InlineData("items.CompleteAdding(); Use(items.Count);")]
    [InlineData("var mine = new BlockingCollection<int>(); mine.Add(1); unbounded.Add(1);")]
    [InlineData("var mine = new BlockingCollection<int>(queue); mine.Add(1);")]
    public Task What_does_not_wait_is_not_reported(string statements) => Reports(statements);
}
