using Coroutines.Analyzers;
using Coroutines.CodeFixes;

namespace Analyzers.Tests;

public class Coro3011NotAwaitableFixerTests
{
    private static string Source(string statements) => $$"""
        class Response { public string Text => ""; }
        static class Requests
        {
            public static Response Get(string url) => new();
            public static Task<Response> GetAsync(string url) => Task.FromResult(new Response());
        }
        partial class C
        {
            [Coroutine]
            async Coroutine Work()
            {
                {{statements}}
            }
        }
        """;

    [Theory]
    [InlineData("var r = await Requests.Get(\"http://x\");", "var r = await Requests.GetAsync(\"http://x\");")]
    [InlineData("var t = (await Requests.Get(\"http://x\")).Text;", "var t = (await Requests.GetAsync(\"http://x\")).Text;")]
    [InlineData("await Thread.Sleep(100);", "await Coroutine.Sleep(TimeSpan.FromMilliseconds(100));")]
    [InlineData("await /* a */ File.ReadAllText(\"x\") /* b */; await Thread.Sleep(1);", "await /* a */ File.ReadAllTextAsync(\"x\") /* b */; await Coroutine.Sleep(TimeSpan.FromMilliseconds(1));")]
    public Task The_awaitable_form_is_called(string before, string after)
        => CheckFix.Turns<Coro3011NotAwaitableAnalyzer, Coro3011NotAwaitableFixer>(Source(before), Source(after), hasErrors: true);

    [Fact]
    public Task Outside_a_coroutine_no_loop_is_needed() => CheckFix.Turns<Coro3011NotAwaitableAnalyzer, Coro3011NotAwaitableFixer>(
        "class C { async Task Work() { await Thread.Sleep(100); } }", "class C { async Task Work() { await Task.Delay(100); } }", hasErrors: true);
}
