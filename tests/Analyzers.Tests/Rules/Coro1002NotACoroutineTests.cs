using System.Globalization;
using Coroutines.Analyzers;

namespace Analyzers.Tests;

public class Coro1002NotACoroutineTests
{
    private static string InClass(string member) => $$"""
        abstract partial class C
        {
            protected static async Coroutine<int> Other() { await Coroutine.Yield(); return 1; }
            {{member}}
        }
        """;

    [Theory]
    [InlineData("[Coroutine] async Task {|CORO1002:Work|}() => await Task.Yield();")]
    [InlineData("[Coroutine] async Task<int> {|CORO1002:Work|}() { await Task.Yield(); return 1; }")]
    [InlineData("[Coroutine] async ValueTask {|CORO1002:Work|}() => await Task.Yield();")]
    [InlineData("[Coroutine] async void {|CORO1002:Work|}() => await Task.Yield();")]
    [InlineData("[Coroutine] void {|CORO1002:Work|}() { }")]
    [InlineData("[Coroutine] int {|CORO1002:Work|}() => 1;")]
    [InlineData("[Coroutine] Coroutine<int> {|CORO1002:Work|}() => Other();")]
    [InlineData("[Coroutine] Coroutine {|CORO1002:Work|}() { return Coroutine.Sleep(1); }")]
    [InlineData("[Coroutine] public abstract Task {|CORO1002:Work|}();")]
    [InlineData("[Coroutine] IEnumerator<int> {|CORO1002:Work|}() { yield return 1; }")]
    [InlineData("[Coroutine] IEnumerable<Coroutine> {|CORO1002:Work|}() { yield return Coroutine.Sleep(1); }")]
    [InlineData("[Coroutine] IEnumerator<Coroutine> {|CORO1002:Work|}() => new List<Coroutine>().GetEnumerator();")]
    [InlineData("[Coroutine] IAsyncEnumerable<int> {|CORO1002:Work|}() => throw new Exception();")]
    [InlineData("void M() { F(); [Coroutine] void {|CORO1002:F|}() { } }")]
    public Task What_cannot_be_a_coroutine_is_reported(string member) => Check.Reports<Coro1002NotACoroutineAnalyzer>(InClass(member));

    [Theory]
    [InlineData("[Coroutine] async Coroutine Work() => await Coroutine.Yield();")]
    [InlineData("[Coroutine] async Coroutine<int> Work() => await Other();")]
    [InlineData("[Coroutine] async IAsyncEnumerable<int> Work() { await Task.Yield(); yield return 1; }")]
    [InlineData("[Coroutine] IEnumerator<Coroutine> Work() { yield return Coroutine.Sleep(1); }")]
    [InlineData("[Coroutine] IEnumerator<Coroutine> Work() { yield break; }")]
    [InlineData("[Coroutine] public abstract Coroutine Work();")]
    [InlineData("[Coroutine] private partial Coroutine Work(); private async partial Coroutine Work() => await Coroutine.Yield();")]
    [InlineData("void M() { Use(F()); [Coroutine] async Coroutine F() => await Coroutine.Yield(); } void Use(Coroutine c) { }")]
    [InlineData("Coroutine<int> Work() => Other();")]
    [InlineData("async Task Work() => await Task.Yield();")]
    public Task A_coroutine_is_not_reported(string member) => Check.Reports<Coro1002NotACoroutineAnalyzer>(InClass(member));

    [Fact]
    public Task An_interface_method_without_a_body_is_fine() => Check.Reports<Coro1002NotACoroutineAnalyzer>(
        "partial interface I { [Coroutine] Coroutine<int> Work(); [Coroutine] int {|CORO1002:Wrong|}(); }");

    [Fact]
    public Task A_type_that_does_not_exist_is_the_compilers_business() => Check.ReportsBesideErrors<Coro1002NotACoroutineAnalyzer>(
        "partial class C { [Coroutine] async Corutine Work() => await Task.Yield(); }", "CS0246");

    [Theory]
    [InlineData(
        "[Coroutine] async Task<int> {|CORO1002:Work|}() { await Task.Yield(); return 1; }",
        "'Work' is marked [Coroutine] but returns 'Task<int>'; a coroutine returns Coroutine, Coroutine<T>, IAsyncEnumerable<T> or IEnumerator<Coroutine>")]
    [InlineData(
        "[Coroutine] Coroutine<int> {|CORO1002:Work|}() => Other();",
        "'Work' is marked [Coroutine] but is not async, so its body runs when it is called instead of when it is awaited; make it 'async'")]
    public async Task The_message_says_what_to_change(string member, string message)
    {
        var found = await Check.Reports<Coro1002NotACoroutineAnalyzer>(InClass(member));
        Assert.Equal(message, found[0].GetMessage(CultureInfo.InvariantCulture));
    }
}
