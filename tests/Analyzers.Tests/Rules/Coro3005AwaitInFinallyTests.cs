using Coroutines.Analyzers;

namespace Analyzers.Tests;

public class Coro3005AwaitInFinallyTests
{
    private static string Source(string statements) => Check.Surround(statements).Replace("static void Log", "bool done; [Coroutine] static async Coroutine<int> Child() { await Coroutine.Yield(); return 1; } static async void Fire() => await Task.Yield(); [ThreadStatic] static int perThread; static readonly ThreadLocal<int> local = new(); static void Log", StringComparison.Ordinal);

    [Theory]
    [InlineData("try { Use(1); } finally { {|CORO3005:await|} Do(); Use(2); }")]
    [InlineData("try { Use(1); } finally { {|CORO3005:await|} Child(); }")]
    [InlineData("try { Use(1); } finally { {|CORO3005:await|} CancelScope.Run(async _ => await Child()); }")]
    [InlineData("try { Use(1); } finally { if (!done) {|CORO3005:await|} Do(); done = true; }")]
    [InlineData("try { Use(1); } finally { Use({|CORO3005:await|} Get()); }")]
    [InlineData("try { Use(1); } finally { foreach (var n in new[] { 1, 2 }) {|CORO3005:await|} Get(n); }")]
    [InlineData("try { Use(1); } finally { await Coroutine.Shield(Child()); {|CORO3005:await|} Child(); }")]
    public Task It_is_reported(string statements) => Check.Reports<Coro3005AwaitInFinallyAnalyzer>(Source(statements));

    [Theory]
    [InlineData("try { Use(1); } finally { await Coroutine.Shield(Child()); }")]
    [InlineData("try { await Do(); } finally { Use(1); }")]
    [InlineData("try { Use(1); } finally { await CancelScope.Run(async _ => await Child(), shield: true); Use(2); }")]
    [InlineData("try { Use(1); } finally { await CancelScope.Run(async scope => { scope.Shield = true; await Child(); }); Use(2); }")]
    [InlineData("try { Use(1); } finally { await Do(); }")]
    [InlineData("try { Use(1); } finally { Use(2); if (done) await Do().ConfigureAwait(false); else Use(3); }")]
    [InlineData("try { Use(1); } finally { try { await Do(); } catch (IOException) { Use(1); } }")]
    [InlineData("try { Use(1); } finally { Func<Task> f = async () => await Do(); Use(f); }")]
    public Task It_is_not_reported(string statements) => Check.Reports<Coro3005AwaitInFinallyAnalyzer>(Source(statements));
}
