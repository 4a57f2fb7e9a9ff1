using Coroutines.Analyzers;

namespace Analyzers.Tests;

public class Coro3005AwaitInFinallyTests
{
    private static string Source(string statements) => Check.Surround(statements).Replace("static void Log", "bool done; [Coroutine] static async Coroutine<int> Child() { await Coroutine.Yield(); return 1; } static async void Fire() => await Task.Yield(); [ThreadStatic] static int perThread; static readonly ThreadLocal<int> local = new(); static void Log", StringComparison.Ordinal);

    [Theory]
    [InlineData("try { Use(1); } finally { {|CORO3005:await|} Do(); }")]
    public Task It_is_reported(string statements) => Check.Reports<Coro3005AwaitInFinallyAnalyzer>(Source(statements));

    [Theory]
    [InlineData("try { Use(1); } finally { await Coroutine.Shield(Child()); }")]
    [InlineData("try { await Do(); } finally { Use(1); }")]
    [InlineData("try { Use(1); } finally { Func<Task> f = async () => await Do(); Use(f); }")]
    public Task It_is_not_reported(string statements) => Check.Reports<Coro3005AwaitInFinallyAnalyzer>(Source(statements));
}
