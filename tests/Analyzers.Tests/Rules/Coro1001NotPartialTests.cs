using System.Globalization;
using Coroutines.Analyzers;

namespace Analyzers.Tests;

public class Coro1001NotPartialTests
{
    [Theory]
    [InlineData("class C { [Coroutine] async Coroutine {|CORO1001:Work|}() => await Coroutine.Yield(); }")]
    [InlineData("struct C { [Coroutine] public async Coroutine {|CORO1001:Work|}() => await Coroutine.Yield(); }")]
    [InlineData("record C { [Coroutine] public async Coroutine {|CORO1001:Work|}() => await Coroutine.Yield(); }")]
    [InlineData("record struct C { [Coroutine] public async Coroutine {|CORO1001:Work|}() => await Coroutine.Yield(); }")]
    [InlineData("interface I { [Coroutine] async Coroutine {|CORO1001:Work|}() => await Coroutine.Yield(); }")]
    [InlineData("static class C { [Coroutine] public static async Coroutine<T> {|CORO1001:Work|}<T>(T t) { await Coroutine.Yield(); return t; } }")]
    [InlineData("class Outer { partial class C { [Coroutine] async Coroutine {|CORO1001:Work|}() => await Coroutine.Yield(); } }")]
    [InlineData("partial class Outer { class C { [Coroutine] async Coroutine {|CORO1001:Work|}() => await Coroutine.Yield(); } }")]
    [InlineData("class C { [Coroutine] IEnumerator<Coroutine> {|CORO1001:Style|}() { yield return Coroutine.Sleep(1); } }")]
    public Task A_type_that_is_not_partial_is_reported(string source) => Check.Reports<Coro1001NotPartialAnalyzer>(source);

    [Theory]
    [InlineData("partial class C { [Coroutine] async Coroutine Work() => await Coroutine.Yield(); }")]
    [InlineData("partial class Outer { partial struct C { [Coroutine] async Coroutine Work() => await Coroutine.Yield(); } }")]
    [InlineData("class C { async Coroutine Work() => await Coroutine.Yield(); }")]
    [InlineData("class C { async Task Work() => await Task.Yield(); }")]
    [InlineData("class C { Coroutine Work() { return Local(); [Coroutine] async Coroutine Local() => await Coroutine.Yield(); } }")]
    [InlineData("partial class C { [Coroutine] private partial Coroutine Work(); private async partial Coroutine Work() => await Coroutine.Yield(); }")]
    public Task Where_the_generator_can_add_nothing_is_reported(string source) => Check.Reports<Coro1001NotPartialAnalyzer>(source);

    [Fact]
    public Task A_type_of_several_files_is_partial_already() => Check.Reports<Coro1001NotPartialAnalyzer>("""
        partial class C { [Coroutine] async Coroutine Work() => await Coroutine.Yield(); }
        partial class C { [Coroutine] async Coroutine More() => await Work(); }
        """);

    [Fact]
    public async Task The_message_names_every_type_that_has_to_change()
    {
        var found = await Check.Reports<Coro1001NotPartialAnalyzer>(
            "class Outer { struct Inner { [Coroutine] async Coroutine {|CORO1001:Work|}() => await Coroutine.Yield(); } }");
        Assert.Equal(
            "Coroutine 'Work' stays on the slower state machine of the compiler because 'Outer' and 'Inner' are not partial",
            found[0].GetMessage(CultureInfo.InvariantCulture));
    }

    [Fact]
    public Task Nothing_is_said_when_rewriting_is_off() => Check.Reports<Coro1001NotPartialAnalyzer>(
        "class C { [Coroutine] async Coroutine Work() => await Coroutine.Yield(); }", ("CoroutinesRewrite", "false"));

    [Fact]
    public async Task Strict_makes_it_an_error()
    {
        var found = await Check.Reports<Coro1001NotPartialAnalyzer>(
            "class C { [Coroutine] async Coroutine {|CORO1001:Work|}() => await Coroutine.Yield(); }", ("CoroutinesStrict", "true"));
        Assert.Equal(Microsoft.CodeAnalysis.DiagnosticSeverity.Error, found[0].Severity);
    }
}
