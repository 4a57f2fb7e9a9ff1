using Coroutines.Analyzers;
using Coroutines.CodeFixes;

namespace Analyzers.Tests;

public class Coro1004NotRedirectedFixerTests
{
    private static string Source(string statements) => $$"""
        partial class C
        {
            [Coroutine] public static async Coroutine<int> Child(int n) { await Coroutine.Yield(); return n; }
            [Coroutine] public static async Coroutine<int> Two(int n, string s) { await Coroutine.Yield(); return n; }
            [Coroutine] public async Coroutine Instance() => await Coroutine.Yield();
            static C Make() => new();
            static void Use(object? value) { }

            [Coroutine]
            async Coroutine Work(C other)
            {
                await Coroutine.Yield();
                {{statements}}
            }
        }
        """;

    [Theory]
    [InlineData("Func<int, Coroutine<int>> f = Child; Use(f);", "Func<int, Coroutine<int>> f = n => Child(n); Use(f);")]
    [InlineData("Func<int, string, Coroutine<int>> f = Two; Use(f);", "Func<int, string, Coroutine<int>> f = (n, s) => Two(n, s); Use(f);")]
    [InlineData("Func<Coroutine> f = other.Instance; Use(f);", "Func<Coroutine> f = () => other.Instance(); Use(f);")]
    [InlineData("var n = 1; Func<int, Coroutine<int>> f = C.Child; Use(f); Use(n);", "var n = 1; Func<int, Coroutine<int>> f = n2 => C.Child(n2); Use(f); Use(n);")]
    [InlineData(
        "await Coroutine.Gather(new[] { 1, 2 }.Select(Child)); Func<Coroutine> f = /* a */ Instance /* b */; Use(f);",
        "await Coroutine.Gather(new[] { 1, 2 }.Select(n => Child(n))); Func<Coroutine> f = /* a */ () => Instance() /* b */; Use(f);")]
    public Task A_method_group_becomes_a_lambda(string before, string after)
        => CheckFix.Turns<Coro1004NotRedirectedAnalyzer, Coro1004NotRedirectedFixer>(Source(before), Source(after));

    [Theory]
    [InlineData("Func<Coroutine> f = Make().Instance; Use(f);")]
    [InlineData("await Local(); [Coroutine] async Coroutine Local() => await Coroutine.Yield();")]
    public Task What_would_be_evaluated_again_or_has_no_such_form_is_left_alone(string statements)
        => CheckFix.OffersNone<Coro1004NotRedirectedAnalyzer, Coro1004NotRedirectedFixer>(Source(statements));
}
