using Coroutines.Analyzers;

namespace Analyzers.Tests;

public class Coro3006AsyncVoidTests
{
    private static string Source(string statements) => Check.Surround(statements).Replace("static void Log", "bool done; [Coroutine] static async Coroutine<int> Child() { await Coroutine.Yield(); return 1; } static async void Fire() => await Task.Yield(); [ThreadStatic] static int perThread; static readonly ThreadLocal<int> local = new(); static void Log", StringComparison.Ordinal);

    [Theory]
    [InlineData("{|CORO3006:Fire()|};")]
    [InlineData("new List<int>().ForEach({|CORO3006:async|} x => await Do());")]
    public Task It_is_reported(string statements) => Check.Reports<Coro3006AsyncVoidAnalyzer>(Source(statements));

    [Theory]
    [InlineData("Use(await Child());")]
    [InlineData("AppDomain.CurrentDomain.ProcessExit += async (_, _) => await Do();")]
    [InlineData("await Task.Run(async () => await Do());")]
    [InlineData("Action a = () => Use(1); a();")]
    public Task It_is_not_reported(string statements) => Check.Reports<Coro3006AsyncVoidAnalyzer>(Source(statements));
}
