using Coroutines.Analyzers;

namespace Analyzers.Tests;

public class Coro3009BusyWaitTests
{
    private static string Source(string statements) => Check.Surround(statements).Replace("static void Log", "bool done; [Coroutine] static async Coroutine<int> Child() { await Coroutine.Yield(); return 1; } static async void Fire() => await Task.Yield(); [ThreadStatic] static int perThread; static readonly ThreadLocal<int> local = new(); static void Log", StringComparison.Ordinal);

    [Theory]
    [InlineData("{|CORO3009:while|} (!done) await Coroutine.Sleep(0.1);")]
    [InlineData("{|CORO3009:while|} (!done) { await Task.Delay(5); }")]
    [InlineData("var n = 0; {|CORO3009:while|} (n < 3) await Coroutine.Yield();")]
    public Task It_is_reported(string statements) => Check.Reports<Coro3009BusyWaitAnalyzer>(Source(statements));

    [Theory]
    [InlineData("while (true) await Coroutine.Sleep(1);")]
    [InlineData("while (!done) { Use(1); await Coroutine.Sleep(1); }")]
    [InlineData("while (Get().IsCompleted) await Coroutine.Sleep(1);")]
    [InlineData("while (!done) await Do();")]
    public Task It_is_not_reported(string statements) => Check.Reports<Coro3009BusyWaitAnalyzer>(Source(statements));
}
