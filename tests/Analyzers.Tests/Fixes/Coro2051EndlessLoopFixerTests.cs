using Coroutines.Analyzers;
using Coroutines.CodeFixes;

namespace Analyzers.Tests;

public class Coro2051EndlessLoopFixerTests
{
    [Fact]
    public Task A_coroutine_yields_to_its_loop() => CheckFix.Turns<Coro2051EndlessLoopAnalyzer, Coro2051EndlessLoopFixer>(
        Check.Surround("while (true) { Use(1); }"), Check.Surround("while (true) { await Coroutine.Yield(); Use(1); }"));

    [Fact]
    public Task Elsewhere_no_loop_is_needed() => CheckFix.Turns<Coro2051EndlessLoopAnalyzer, Coro2051EndlessLoopFixer>(
        "class C { static async Task Work() { await Task.Yield(); while (true) { Console.Beep(); } } }",
        "class C { static async Task Work() { await Task.Yield(); while (true) { await Task.Yield(); Console.Beep(); } } }",
        editorConfig: CheckFix.AsyncScope);
}
