using Coroutines.Analyzers;

namespace Analyzers.Tests;

public class Coro3010ThreadStateTests
{
    private static string Source(string statements) => Check.Surround(statements).Replace("static void Log", "bool done; [Coroutine] static async Coroutine<int> Child() { await Coroutine.Yield(); return 1; } static async void Fire() => await Task.Yield(); [ThreadStatic] static int perThread; static readonly ThreadLocal<int> local = new(); static void Log", StringComparison.Ordinal);

    [Theory]
    [InlineData("{|CORO3010:perThread|} = 1;")]
    [InlineData("Use({|CORO3010:local.Value|});")]
    public Task It_is_reported(string statements) => Check.Reports<Coro3010ThreadStateAnalyzer>(Source(statements));

    [Theory]
    [InlineData("Use(done);")]
    [InlineData("await Task.Run(() => Use(perThread));")]
    [InlineData("var a = new AsyncLocal<int>(); a.Value = 1;")]
    public Task It_is_not_reported(string statements) => Check.Reports<Coro3010ThreadStateAnalyzer>(Source(statements));
}
