using System.Globalization;
using Coroutines.Analyzers;
using Microsoft.CodeAnalysis;

namespace Analyzers.Tests;

public class Coro1004NotRedirectedTests
{
    private static string Source(string statements) => $$"""
        abstract partial class Base
        {
            [Coroutine] public abstract Coroutine Abstract();
            [Coroutine] public async Coroutine Inherited() => await Coroutine.Yield();
        }
        partial class C
        {
            private class Hidden { }
            [Coroutine] public static async Coroutine<int> Child(int n) { await Coroutine.Yield(); return n; }
            [Coroutine] static async Coroutine Secret(Hidden h) => await Coroutine.Yield();
            [Coroutine] public async Coroutine Instance() => await Coroutine.Yield();
            [Coroutine] public virtual async Coroutine Virtual() => await Coroutine.Yield();
            async Coroutine Unmarked() => await Coroutine.Yield();
            static void Use(object? value) { }

            [Coroutine]
            async Coroutine Work(Base other)
            {
                await Coroutine.Yield();
                {{statements}}
            }
        }
        """;

    [Theory]
    [InlineData("Func<int, Coroutine<int>> f = {|CORO1004:Child|}; Use(f);")]
    [InlineData("await Coroutine.Gather(new[] { 1, 2 }.Select({|CORO1004:Child|}));")]
    [InlineData("Func<Coroutine> f = {|CORO1004:this.Instance|}; Use(f);")]
    [InlineData("Func<Coroutine> f = {|CORO1004:other.Inherited|}; Use(f);")]
    public async Task A_method_group_is_reported_and_an_error_in_strict(string statements)
    {
        var found = await Check.Reports<Coro1004NotRedirectedAnalyzer>(Source(statements));
        Assert.Equal(DiagnosticSeverity.Info, found[0].Severity);
        found = await Check.Reports<Coro1004StrictAnalyzer>(Source(statements), ("CoroutinesStrict", "true"));
        Assert.Equal(DiagnosticSeverity.Error, found[0].Severity);
    }

    [Theory]
    [InlineData("await {|CORO1004:Local()|}; [Coroutine] async Coroutine Local() => await Coroutine.Yield();")]
    [InlineData("System.Linq.Expressions.Expression<Func<Coroutine>> e = () => {|CORO1004:Instance()|}; Use(e);")]
    public async Task A_call_that_CSharp_cannot_redirect_is_information_even_in_strict(string statements)
    {
        var found = await Check.Reports<Coro1004NotRedirectedAnalyzer>(Source(statements), ("CoroutinesStrict", "true"));
        Assert.Equal(DiagnosticSeverity.Info, found[0].Severity);
    }

    [Fact]
    public Task A_call_of_a_static_abstract_method_is_reported() => Check.Reports<Coro1004NotRedirectedAnalyzer>("""
        partial interface I { [Coroutine] static abstract Coroutine Work(); }
        partial class C { [Coroutine] async Coroutine More<T>() where T : I => await {|CORO1004:T.Work()|}; }
        """);

    [Fact]
    public Task A_call_through_base_is_reported() => Check.Reports<Coro1004NotRedirectedAnalyzer>("""
        partial class B { [Coroutine] protected async Coroutine Work() => await Coroutine.Yield(); }
        partial class D : B { [Coroutine] async Coroutine More() => await {|CORO1004:base.Work()|}; }
        """);

    [Theory]
    [InlineData("await Child(1); await Instance(); await this.Instance(); await other.Inherited();")]
    [InlineData("var c = Child(1); await c; Func<Coroutine> f = () => Instance(); await f();")]
    [InlineData("await Coroutine.Gather(new[] { 1, 2 }.Select(n => Child(n)));")]
    [InlineData("await Secret(new Hidden());")]
    [InlineData("await Virtual(); await other.Abstract();")]
    [InlineData("await Unmarked(); Func<Coroutine> f = Unmarked; Use(f);")]
    [InlineData("Use(Coroutine.IsCoroutineMethod(Instance)); Use(nameof(Instance));")]
    [InlineData("Delegate d = Instance; Use(d);")]
    [InlineData("await Coroutine.Sleep(1); await Task.Delay(1); await Task.Run(() => 1);")]
    public Task What_is_redirected_or_reported_elsewhere_is_not_reported(string statements)
        => Check.Reports<Coro1004NotRedirectedAnalyzer>(Source(statements));

    [Fact]
    public Task Calls_outside_coroutines_are_redirected_too() => Check.Reports<Coro1004NotRedirectedAnalyzer>("""
        static partial class Program
        {
            [Coroutine] static async Coroutine Work() => await Coroutine.Yield();
            static void Start() => Coroutine.Run(Work());
            static readonly Coroutine field = Work();
        }
        """);

    [Fact]
    public Task Nothing_is_said_when_rewriting_is_off()
        => Check.Reports<Coro1004NotRedirectedAnalyzer>(Source("Func<int, Coroutine<int>> f = Child; Use(f);"), ("CoroutinesRewrite", "false"));

    [Fact]
    public async Task The_message_says_why()
    {
        var found = await Check.Reports<Coro1004NotRedirectedAnalyzer>(Source("Func<int, Coroutine<int>> f = {|CORO1004:Child|}; Use(f);"));
        Assert.Equal(
            "'Child' runs on the C# compiler's state machine here: a method group always means the method as it is written; a lambda that calls it is redirected",
            found[0].GetMessage(CultureInfo.InvariantCulture));
    }
}
