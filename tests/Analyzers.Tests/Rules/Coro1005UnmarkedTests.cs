using Coroutines.Analyzers;
using Microsoft.CodeAnalysis;

namespace Analyzers.Tests;

public class Coro1005UnmarkedTests
{
    [Theory]
    [InlineData("partial class C { async Coroutine {|CORO1005:Work|}() => await Coroutine.Yield(); }")]
    [InlineData("partial class C { static async Coroutine<T> {|CORO1005:Work|}<T>(T t) { await Coroutine.Yield(); return t; } }")]
    [InlineData("interface I { Coroutine Work(); } partial class C : I { async Coroutine I.{|CORO1005:Work|}() => await Coroutine.Yield(); }")]
    [InlineData("abstract class B { public abstract Coroutine Work(); } class C : B { public override async Coroutine {|CORO1005:Work|}() => await Coroutine.Yield(); }")]
    public async Task An_async_method_without_the_mark_is_reported(string source)
    {
        var found = await Check.Reports<Coro1005UnmarkedAnalyzer>(source);
        Assert.Equal(DiagnosticSeverity.Info, found[0].Severity);
    }

    [Theory]
    [InlineData("partial class C { [Coroutine] async Coroutine Work() => await Coroutine.Yield(); }")]
    [InlineData("partial class C { async Task Work() => await Task.Yield(); }")]
    [InlineData("partial class C { Coroutine Work() => Coroutine.Sleep(1); }")]
    [InlineData("abstract class C { public abstract Coroutine Work(); }")]
    [InlineData("partial class C { Coroutine Work() { return F(); async Coroutine F() => await Coroutine.Yield(); } }")]
    [InlineData("partial class C { Func<Coroutine> work = async Coroutine () => await Coroutine.Yield(); }")]
    [InlineData("partial class C { [Coroutine] private partial Coroutine Work(); private async partial Coroutine Work() => await Coroutine.Yield(); }")]
    [InlineData("partial class C { private partial Coroutine Work(); [Coroutine] private async partial Coroutine Work() => await Coroutine.Yield(); }")]
    public Task What_cannot_or_need_not_be_marked_is_not_reported(string source) => Check.Reports<Coro1005UnmarkedAnalyzer>(source);
}
