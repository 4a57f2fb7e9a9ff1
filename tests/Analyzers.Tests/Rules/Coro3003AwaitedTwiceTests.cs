using Coroutines.Analyzers;

namespace Analyzers.Tests;

public class Coro3003AwaitedTwiceTests
{
    private static string Source(string statements) => Check.Surround(statements).Replace("static void Log", "bool done; [Coroutine] static async Coroutine<int> Child() { await Coroutine.Yield(); return 1; } static async void Fire() => await Task.Yield(); [ThreadStatic] static int perThread; static readonly ThreadLocal<int> local = new(); static void Log", StringComparison.Ordinal);

    [Theory]
    [InlineData("var c = Child(); await c; await {|CORO3003:c|};")]
    [InlineData("var c = Child(); if (done) await c; Use(await {|CORO3003:c|});")]
    [InlineData("var c = Child(); for (var i = 0; i < 3; i++) await {|CORO3003:c|};")]
    [InlineData("var c = Child(); var t = Coroutine.CreateTask(c); await t; await {|CORO3003:c|};")]
    public Task It_is_reported(string statements) => Check.Reports<Coro3003AwaitedTwiceAnalyzer>(Source(statements));

    [Theory]
    [InlineData("var c = Child(); await c;")]
    [InlineData("var c = Child(); if (done) await c; else Use(await c);")]
    [InlineData("for (var i = 0; i < 3; i++) { var c = Child(); await c; }")]
    [InlineData("var c = Child(); await c; c = Child(); await c;")]
    [InlineData("var t = Coroutine.CreateTask(Child()); await t; await t;")]
    [InlineData("var c = Child(); if (done) { await c; return; } await c;")]
    [InlineData("var c = Child(); Func<Coroutine> f = async () => await c; await f();")]
    public Task It_is_not_reported(string statements) => Check.Reports<Coro3003AwaitedTwiceAnalyzer>(Source(statements));
}
