using System.Globalization;
using Coroutines.Analyzers;
using Microsoft.CodeAnalysis;

namespace Analyzers.Tests;

public class Coro1003KeepsStateMachineTests
{
    [Theory]
    [InlineData("[Coroutine] async Coroutine Work(dynamic d) { {|CORO1003:d.Total += await Task.FromResult(1)|}; }")]
    public async Task What_is_not_rewritten_is_reported(string member)
    {
        var found = await Check.Reports<Coro1003KeepsStateMachineAnalyzer>($$"""partial class C { {{member}} }""");
        Assert.Equal(DiagnosticSeverity.Info, found[0].Severity);
        Assert.Contains("stays on the C# compiler's state machine: ", found[0].GetMessage(CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("[Coroutine] async Coroutine Work() { for (var i = 0; i < 3; i++) { await Coroutine.Yield(); } }")]
    [InlineData("[Coroutine] async Coroutine<int> Work(int[] xs) { var sum = 0; try { foreach (var x in xs) { sum += x; await Coroutine.Sleep(x); } } finally { sum++; } return sum; }")]
    [InlineData("[Coroutine] static async Coroutine<T> Work<T>(T value) { await Task.Delay(1); return value; }")]
    [InlineData("[Coroutine] async IAsyncEnumerable<int> Items() { await Task.Yield(); yield return 1; }")]
    [InlineData("[Coroutine] IEnumerator<Coroutine> Style() { yield return Coroutine.Sleep(1); }")]
    [InlineData("[Coroutine] async Coroutine Work() { await (dynamic)Task.CompletedTask; }")]
    [InlineData("async Coroutine Unmarked(dynamic d) => d.Total += await Task.FromResult(1);")]
    [InlineData("async Task Plain(dynamic d) => d.Total += await Task.FromResult(1);")]
    public Task What_is_rewritten_is_not_reported(string member)
        => Check.Reports<Coro1003KeepsStateMachineAnalyzer>($$"""partial class C { {{member}} }""");

    [Theory]
    [InlineData("class C { [Coroutine] async Coroutine Work() => await Coroutine.Yield(); }")]
    [InlineData("partial class C { [Coroutine] async Task Work() => await Task.Yield(); }")]
    [InlineData("partial class C { [Coroutine] Coroutine Work() => Coroutine.Sleep(1); }")]
    [InlineData("abstract partial class C { [Coroutine] public abstract Coroutine Work(); }")]
    public Task What_other_rules_report_is_not_reported_twice(string source) => Check.Reports<Coro1003KeepsStateMachineAnalyzer>(source);

    [Fact]
    public Task The_compilers_own_errors_are_enough() => Check.ReportsBesideErrors<Coro1003KeepsStateMachineAnalyzer>(
        "partial class C { [Coroutine] async Coroutine Work() { await Unknown(); } }", "CS0103");

    [Fact]
    public async Task Strict_makes_it_an_error()
    {
        var found = await Check.Reports<Coro1003StrictAnalyzer>(
            "partial class C { [Coroutine] async Coroutine Work(dynamic d) => {|CORO1003:d.Total += await Task.FromResult(1)|}; }", ("CoroutinesStrict", "true"));
        Assert.Equal(DiagnosticSeverity.Error, found[0].Severity);
    }

    [Fact]
    public async Task It_is_said_once()
    {
        const string source = "partial class C { [Coroutine] async Coroutine Work(dynamic d) => d.Total += await Task.FromResult(1); }";
        await Check.Reports<Coro1003StrictAnalyzer>(source);
        await Check.Reports<Coro1003KeepsStateMachineAnalyzer>(source, ("CoroutinesStrict", "true"));
    }

    [Fact]
    public Task Nothing_is_said_when_rewriting_is_off() => Check.Reports<Coro1003StrictAnalyzer>(
        "partial class C { [Coroutine] async Coroutine Work(dynamic d) => d.Total += await Task.FromResult(1); }",
        ("CoroutinesRewrite", "false"), ("CoroutinesStrict", "true"));
}
