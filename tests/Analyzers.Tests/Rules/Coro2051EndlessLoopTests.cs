using Coroutines.Analyzers;
using Coroutines.CodeFixes;

namespace Analyzers.Tests;

public class Coro2051EndlessLoopTests
{
    private static string Source(string statements) => Check.Surround("var n = 0; " + statements).Replace("static void Log", "bool done; static void Log", StringComparison.Ordinal);

    [Theory]
    [InlineData("{|CORO2051:while|} (true) { n++; }")]
    [InlineData("{|CORO2051:for|} (;;) Use(n);")]
    [InlineData("{|CORO2051:do|} { n++; } while (true);")]
    [InlineData("{|CORO2051:while|} (!done) { }")]
    [InlineData("{|CORO2051:while|} (!done) ;")]
    [InlineData("{|CORO2051:while|} (true) { foreach (var x in new[] { 1 }) { if (x > 1) break; } n++; }")]
    [InlineData("{|CORO2051:while|} (true) { Action a = () => { return; }; a(); }")]
    public Task A_loop_that_lets_nobody_run(string statements) => Check.Reports<Coro2051EndlessLoopAnalyzer>(Source(statements));

    [Theory]
    [InlineData("while (true) { await Coroutine.Yield(); }")]
    [InlineData("while (true) { if (n++ > 3) break; }")]
    [InlineData("while (true) { if (n++ > 3) return; }")]
    [InlineData("while (true) { if (n++ > 3) throw new Exception(); }")]
    [InlineData("while (true) { foreach (var x in new[] { 1 }) { if (x > 0) goto end; } } end: ;")]
    [InlineData("for (var i = 0; i < 3; i++) { }")]
    [InlineData("while (n < 3) n++;")]
    [InlineData("while (n++ < 3) { }")]
    [InlineData("await Task.Run(() => { while (true) { n++; } });")]
    [InlineData("while (true) { await foreach (var x in AsyncEnumerable.Empty<int>()) Use(x); }")]
    public Task A_loop_that_ends_or_awaits(string statements) => Check.Reports<Coro2051EndlessLoopAnalyzer>(Source(statements));

    [Theory]
    [InlineData("while (true) Use(n);", "while (true) { await Coroutine.Yield(); Use(n); }")]
    [InlineData("while (!done) ;", "while (!done) await Coroutine.Yield();")]
    public async Task The_fix_yields(string before, string after)
    {
        var fixedSource = await CheckFix.FixAll<Coro2051EndlessLoopAnalyzer, Coro2051EndlessLoopFixer>(Source(before));
        Assert.Equal(Words(Source(after)), Words(fixedSource));
    }

    private static string Words(string source) => string.Join(" ", source.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
