using Coroutines.Analyzers;

namespace Analyzers.Tests;

public class Coro3002DroppedTaskTests
{
    private static string Source(string statements) => Check.Surround(statements).Replace("static void Log", "bool done; [Coroutine] static async Coroutine<int> Child() { await Coroutine.Yield(); return 1; } static async void Fire() => await Task.Yield(); [ThreadStatic] static int perThread; static readonly ThreadLocal<int> local = new(); static void Log", StringComparison.Ordinal);

    [Theory]
    [InlineData("{|CORO3002:Coroutine.CreateTask(Child())|};")]
    public Task It_is_reported(string statements) => Check.Reports<Coro3002DroppedTaskAnalyzer>(Source(statements));

    [Theory]
    [InlineData("var task = Coroutine.CreateTask(Child()); await task;")]
    [InlineData("await Coroutine.CreateTask(Child());")]
    [InlineData("_ = Coroutine.CreateTask(Child());")]
    [InlineData("Use(Coroutine.CreateTask(Child()));")]
    [InlineData("await TaskGroup.Run(async group => { group.CreateTask(Child()); await Child(); });")]
    public Task It_is_not_reported(string statements) => Check.Reports<Coro3002DroppedTaskAnalyzer>(Source(statements));
}
