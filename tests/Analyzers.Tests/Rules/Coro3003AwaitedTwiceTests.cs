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
    [InlineData("Func<Task> f = async () => { var c = Child(); await c; await {|CORO3003:c|}; }; await f();")]
    [InlineData("await L(); async Task L() { var c = Child(); if (done) await c; Func<Task> g = async () => await Do(); await g(); await {|CORO3003:c|}; }")]
    [InlineData("var c = Child(); await c; await {|CORO3003:L()|}; async Task L() => await c;")]
    [InlineData("var c = Child(); await L(); await {|CORO3003:L()|}; async Task<int> L() { await Do(); return await c; }")]
    [InlineData("var c = Child(); await L(); await {|CORO3003:c|}; async Coroutine L() => await c;")]
    [InlineData("var c = Child(); Func<Task> f = async () => await c; await f(); await {|CORO3003:c|};")]
    [InlineData("var c = Child(); await c; await {|CORO3003:c|}; Action later = () => Use(c);")]
    public Task It_is_reported(string statements) => Check.Reports<Coro3003AwaitedTwiceAnalyzer>(Source(statements));

    [Theory]
    [InlineData("var c = Child(); await c;")]
    [InlineData("var c = Child(); if (done) await c; else Use(await c);")]
    [InlineData("for (var i = 0; i < 3; i++) { var c = Child(); await c; }")]
    [InlineData("var c = Child(); await c; c = Child(); await c;")]
    [InlineData("var t = Coroutine.CreateTask(Child()); await t; await t;")]
    [InlineData("var c = Child(); if (done) { await c; return; } await c;")]
    [InlineData("var c = Child(); Func<Coroutine> f = async () => await c; await f();")]
    [InlineData("var c = Child(); await c; Func<Task> later = async () => await c; Use(later);")]
    [InlineData("var c = Child(); await c; var cold = L(); Use(cold); async Coroutine L() => await c;")]
    [InlineData("await L(); await L(); async Task L() { var c = Child(); await c; }")]
    [InlineData("var c = Child(); if (done) await c; else await L(); async Task L() => await c;")]
    [InlineData("var c = Child(); await c; var all = new[] { 1 }.Select(async n => await c); Use(all);")]
    public Task It_is_not_reported(string statements) => Check.Reports<Coro3003AwaitedTwiceAnalyzer>(Source(statements));
}
