using Coroutines.Analyzers;

namespace Analyzers.Tests;

public class Coro3010ThreadStateTests
{
    private static string Source(string statements) => Check.Surround(statements).Replace("static void Log", "bool done; [Coroutine] static async Coroutine<int> Child() { await Coroutine.Yield(); return 1; } static async void Fire() => await Task.Yield(); [ThreadStatic] static int perThread; static readonly ThreadLocal<int> local = new(); static int Number { get => perThread; set => perThread = value; } static int Local => local.Value; static int Cached { get { perThread = 3; return perThread + 1; } } static void Log", StringComparison.Ordinal);

    [Theory]
    [InlineData("{|CORO3010:perThread|} = 1;")]
    [InlineData("Use({|CORO3010:local.Value|});")]
    [InlineData("{|CORO3010:Number|} = 1; Use({|CORO3010:Number|});")]
    [InlineData("Use({|CORO3010:Local|});")]
    [InlineData("new List<int> { 1 }.ForEach(n => Use({|CORO3010:perThread|}));")]
    [InlineData("Func<Coroutine> f = async () => { await Coroutine.Yield(); Use({|CORO3010:perThread|}); }; await f();")]
    public Task It_is_reported(string statements) => Check.Reports<Coro3010ThreadStateAnalyzer>(Source(statements));

    [Theory]
    [InlineData("Use(done);")]
    [InlineData("await Task.Run(() => Use(perThread));")]
    [InlineData("var a = new AsyncLocal<int>(); a.Value = 1;")]
    [InlineData("Use(Cached);")]
    [InlineData("Func<Coroutine> f = async () => Use(perThread); await f();")]
    public Task It_is_not_reported(string statements) => Check.Reports<Coro3010ThreadStateAnalyzer>(Source(statements));
}
