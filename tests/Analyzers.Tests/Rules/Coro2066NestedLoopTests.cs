using Coroutines.Analyzers;
using Microsoft.CodeAnalysis;

namespace Analyzers.Tests;

public class Coro2066NestedLoopTests
{
    private static Task<IReadOnlyList<Diagnostic>> Reports(string statements) => Check.Reports<Coro2066NestedLoopAnalyzer>($$"""
        class EventLoopLike { public void RunForever() { } public static void Run(Coroutine c) { } }
        partial class C
        {
            [Coroutine] static async Coroutine<int> Child() { await Coroutine.Yield(); return 1; }
            [Coroutine] static async Coroutine Plain() => await Coroutine.Yield();
            static void Use(object? value) { }

            [Coroutine]
            async Coroutine Work(EventLoop loop)
            {
                await Coroutine.Yield();
                {{statements}}
            }
        }
        """);

    [Theory]
    [InlineData("{|CORO2066:Coroutine.Run(Plain())|};")]
    [InlineData("Use({|CORO2066:Coroutine.Run(Child())|});")]
    [InlineData("{|CORO2066:EventLoop.Current.RunUntilComplete(Plain())|};")]
    [InlineData("Use({|CORO2066:loop.RunUntilComplete(Child())|});")]
    [InlineData("{|CORO2066:loop.RunForever()|};")]
    [InlineData("new List<int> { 1 }.ForEach(_ => {|CORO2066:Coroutine.Run(Plain())|});")]
    [InlineData("loop.CallSoon(() => {|CORO2066:Coroutine.Run(Plain())|});")]
    public async Task Running_a_loop_in_a_coroutine_is_an_error(string statements)
    {
        var found = await Reports(statements);
        Assert.Equal(DiagnosticSeverity.Error, found[0].Severity);
    }

    [Theory]
    [InlineData("await Plain();")]
    [InlineData("await Task.Run(() => Coroutine.Run(Plain()));")]
    [InlineData("new Thread(() => new EventLoop().RunForever()).Start();")]
    [InlineData("new EventLoopLike().RunForever(); EventLoopLike.Run(Plain());")]
    [InlineData("await Task.Run(() => 1);")]
    [InlineData("Use(nameof(loop.RunForever));")]
    public Task Another_thread_and_other_types_are_not_reported(string statements) => Reports(statements);

    [Fact]
    public Task The_entry_point_is_where_it_belongs() => Check.Reports<Coro2066NestedLoopAnalyzer>("""
        static partial class Program
        {
            static void Start() => Coroutine.Run(Work());
            static async Task StartAsync() { await Task.Yield(); Coroutine.Run(Work()); }
            [Coroutine] static async Coroutine Work() => await Coroutine.Yield();
        }
        """);
}
