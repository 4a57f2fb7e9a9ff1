using Coroutines.Analyzers;
using Microsoft.CodeAnalysis;

namespace Analyzers.Tests;

public class Coro2050ParallelTests
{
    private static Task<IReadOnlyList<Diagnostic>> Reports(string statements) => Check.Reports<BlockingCallAnalyzer>($$"""
        using System.Collections.Concurrent;
        using System.Net.Sockets;
        partial class C
        {
            static void Use(object? value) { }
            [Coroutine]
            async Coroutine Work(List<int> list)
            {
                await Coroutine.Yield();
                {{statements}}
            }
        }
        """);

    [Theory]
    [InlineData("{|CORO2050:Parallel.For(0, 9, i => { })|};")]
    [InlineData("{|CORO2050:Parallel.ForEach(list, x => { })|};")]
    [InlineData("{|CORO2050:Parallel.Invoke(() => { })|};")]
    [InlineData("Use({|CORO2050:list.AsParallel().Select(x => x).ToList()|});")]
    [InlineData("{|CORO2050:list.AsParallel().ForAll(x => { })|};")]
    [InlineData("Use({|CORO2050:list.AsParallel().Sum()|});")]
    [InlineData("foreach (var x in {|CORO2050:list.AsParallel()|}) Use(x);")]
    [InlineData("foreach (var x in {|CORO2050:list.AsParallel().OrderBy(x => x)|}) Use(x);")]
    public Task What_waits_is_reported(string statements) => Reports(statements);

    [Theory]
    [InlineData("await Parallel.ForEachAsync(list, (x, c) => default);")]
    [InlineData("Use(list.AsParallel().Where(x => x > 0));")]
    [InlineData("await Task.Run(() => Parallel.For(0, 9, i => { }));")]
    [InlineData("Use(list.Sum()); list.ForEach(x => { });")]
    public Task What_does_not_wait_is_not_reported(string statements) => Reports(statements);
}
