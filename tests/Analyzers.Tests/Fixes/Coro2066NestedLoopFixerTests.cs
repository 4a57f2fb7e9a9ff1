using Coroutines.Analyzers;
using Coroutines.CodeFixes;

namespace Analyzers.Tests;

public class Coro2066NestedLoopFixerTests
{
    private static string Source(string statements) => $$"""
        partial class C
        {
            [Coroutine] static async Coroutine<int> Child() { await Coroutine.Yield(); return 1; }
            [Coroutine] static async Coroutine Plain() => await Coroutine.Yield();
            [Coroutine] static IEnumerator<Coroutine> Style() { yield return Plain(); }
            static void Use(object? value) { }

            [Coroutine]
            async Coroutine Work(EventLoop loop, Future<int> future)
            {
                await Coroutine.Yield();
                {{statements}}
            }
        }
        """;

    [Theory]
    [InlineData("Coroutine.Run(Plain());", "await Plain();")]
    [InlineData("Use(Coroutine.Run(Child()));", "Use(await Child());")]
    [InlineData("Use(loop.RunUntilComplete(Child()).ToString());", "Use((await Child()).ToString());")]
    [InlineData("loop.RunUntilComplete(future);", "await future;")]
    [InlineData("loop.RunUntilComplete(Style());", "await Coroutine.CreateTask(Style());")]
    [InlineData("loop.RunUntilComplete(Plain()); // wait\nCoroutine.Run(Plain());", "await Plain(); // wait\nawait Plain();")]
    public Task The_coroutine_is_awaited(string before, string after)
        => CheckFix.Turns<Coro2066NestedLoopAnalyzer, Coro2066NestedLoopFixer>(Source(before), Source(after));

    [Theory]
    [InlineData("loop.RunForever();")]
    [InlineData("loop.CallSoon(() => Coroutine.Run(Plain()));")]
    [InlineData("Coroutine.Run(Plain(), new EventLoopOptions());")]
    public Task Where_there_is_nothing_to_await_no_fix_is_offered(string statements)
        => CheckFix.OffersNone<Coro2066NestedLoopAnalyzer, Coro2066NestedLoopFixer>(Source(statements));
}
