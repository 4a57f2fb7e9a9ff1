using Coroutines.Analyzers;
using Coroutines.CodeFixes;

namespace Analyzers.Tests;

public class Coro3001NeverAwaitedFixerTests
{
    private static string Source(string statements, string modifier = "async Coroutine") => $$"""
        partial class C
        {
            [Coroutine] static async Coroutine<int> Child() { await Coroutine.Yield(); return 1; }
            [Coroutine] static async Coroutine Plain() => await Coroutine.Yield();
            [Coroutine] static IEnumerator<Coroutine> Style() { yield return Plain(); }
            static C? Maybe() => null;
            Coroutine Instance() => Plain();
            static object? Use(object? value) => value;

            static {{modifier}} Work(EventLoop loop)
            {
                {{statements}}
            }
        }
        """;

    [Theory]
    [InlineData("Plain();", "await Plain();")]
    [InlineData("Child(); // later", "await Child(); // later")]
    [InlineData("_ = Child();", "_ = await Child();")]
    [InlineData("_ = Plain();", "await Plain();")]
    [InlineData("Coroutine.Sleep(1);", "await Coroutine.Sleep(1);")]
    [InlineData("var c = Child();", "var c = await Child();")]
    [InlineData("var c = Plain();", "await Plain();")]
    [InlineData("Coroutine c = Plain(); // later", "await Plain(); // later")]
    [InlineData("Use($\"{Child()}\");", "Use($\"{await Child()}\");")]
    [InlineData("Console.WriteLine(Child());", "Console.WriteLine(await Child());")]
    [InlineData("Use(Child().ToString());", "Use((await Child()).ToString());")]
    [InlineData("Plain(); Child(); _ = Plain();", "await Plain(); await Child(); await Plain();")]
    public Task It_is_awaited(string before, string after)
        => CheckFix.Turns<Coro3001NeverAwaitedAnalyzer, Coro3001NeverAwaitedFixer>(Source(before), Source(after), Coro3001NeverAwaitedFixer.AwaitKey);

    [Theory]
    [InlineData("Plain();", "Coroutine.CreateTask(Plain());")]
    [InlineData("_ = Child(); // later", "_ = Coroutine.CreateTask(Child()); // later")]
    [InlineData("Style();", "Coroutine.CreateTask(Style());")]
    [InlineData("Coroutine.Sleep(1);", "Coroutine.CreateTask(Coroutine.Sleep(1));")]
    [InlineData("var c = Child();", "var c = Coroutine.CreateTask(Child());")]
    [InlineData("loop.CallSoon(() => Plain());", "loop.CallSoon(() => Coroutine.CreateTask(Plain()));")]
    public Task It_is_scheduled(string before, string after)
        => CheckFix.Turns<Coro3001NeverAwaitedAnalyzer, Coro3001NeverAwaitedFixer>(
            Source(before, "void"), Source(after, "void"), Coro3001NeverAwaitedFixer.ScheduleKey);

    [Fact]
    public Task In_an_async_method_the_task_is_discarded_visibly()
        => CheckFix.Turns<Coro3001NeverAwaitedAnalyzer, Coro3001NeverAwaitedFixer>(
            Source("Plain(); // later"), Source("_ = Coroutine.CreateTask(Plain()); // later"), Coro3001NeverAwaitedFixer.ScheduleKey);

    [Theory]
    [InlineData("Plain();")]
    [InlineData("loop.CallSoon(() => Plain());")]
    public Task Outside_async_methods_nothing_is_awaited(string statements)
        => CheckFix.OffersNone<Coro3001NeverAwaitedAnalyzer, Coro3001NeverAwaitedFixer>(Source(statements, "void"), Coro3001NeverAwaitedFixer.AwaitKey);

    [Theory]
    [InlineData("Maybe()?.Instance();")]
    [InlineData("_ = loop is null ? Child() : Child();")]
    [InlineData("Use($\"{Plain()}\");")]
    public Task Where_more_than_the_call_would_have_to_change_no_fix_is_offered(string statements)
        => CheckFix.OffersNone<Coro3001NeverAwaitedAnalyzer, Coro3001NeverAwaitedFixer>(Source(statements));
}
