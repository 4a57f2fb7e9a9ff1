using Coroutines.Analyzers;
using Coroutines.CodeFixes;

namespace Analyzers.Tests;

public class Coro1002NotACoroutineFixerTests
{
    private static string InClass(string member) => $$"""
        partial class C
        {
            static async Coroutine<int> Other() { await Coroutine.Yield(); return 1; }

            {{member}}
        }
        """;

    [Theory]
    [InlineData(
        "[Coroutine] async Task Work() => await Task.Yield();",
        "[Coroutine] async Coroutine Work() => await Task.Yield();")]
    [InlineData(
        "[Coroutine] public static async Task<List<int>> Work() { await Task.Yield(); return []; }",
        "[Coroutine] public static async Coroutine<List<int>> Work() { await Task.Yield(); return []; }")]
    [InlineData(
        "[Coroutine] async ValueTask<int> Work() { await Task.Yield(); return 1; }",
        "[Coroutine] async Coroutine<int> Work() { await Task.Yield(); return 1; }")]
    [InlineData(
        "[Coroutine] async void Work() => await Task.Yield();",
        "[Coroutine] async Coroutine Work() => await Task.Yield();")]
    [InlineData(
        "[Coroutine] void Work() { Console.WriteLine(); }",
        "[Coroutine] async Coroutine Work() { Console.WriteLine(); }")]
    [InlineData(
        "[Coroutine] int Work() => 1;",
        "[Coroutine] async Coroutine<int> Work() => 1;")]
    [InlineData(
        "[Coroutine] Coroutine<int> Work() => Other();",
        "[Coroutine] async Coroutine<int> Work() => await Other();")]
    [InlineData(
        "[Coroutine] Coroutine<int> Work(bool b) { if (b) { return Other(); } return Coroutine.FromResult(2); }",
        "[Coroutine] async Coroutine<int> Work(bool b) { if (b) { return await Other(); } return await Coroutine.FromResult(2); }")]
    [InlineData(
        "[Coroutine] Coroutine Work() { return Coroutine.Sleep(1); }",
        "[Coroutine] async Coroutine Work() { await Coroutine.Sleep(1); }")]
    [InlineData(
        "[Coroutine] Task<int> Work() { Func<int> f = () => { return 1; }; return Task.FromResult(f()); }",
        "[Coroutine] async Coroutine<int> Work() { Func<int> f = () => { return 1; }; return await Task.FromResult(f()); }")]
    public Task The_method_becomes_a_coroutine(string before, string after)
        => CheckFix.Turns<Coro1002NotACoroutineAnalyzer, Coro1002NotACoroutineFixer>(InClass(before), InClass(after));

    [Fact]
    public Task Comments_stay_where_they_are() => CheckFix.Turns<Coro1002NotACoroutineAnalyzer, Coro1002NotACoroutineFixer>(
        """
        partial class C
        {
            /// <summary>Works.</summary>
            [Coroutine] // marked
            /* returns */ Task Work()
            {
                // Wait.
                return Task.Delay(1); // done
            }

            [Coroutine]
            Task More(bool b)
            {
                if (b)
                    return Task.CompletedTask;
                return Task.Delay(1);
            }
        }
        """,
        """
        partial class C
        {
            /// <summary>Works.</summary>
            [Coroutine] // marked
            /* returns */ async Coroutine Work()
            {
                // Wait.
                await Task.Delay(1); // done
            }

            [Coroutine]
            async Coroutine More(bool b)
            {
                if (b)
                {
                    await Task.CompletedTask;
                    return;
                }
                await Task.Delay(1);
            }
        }
        """);

    [Fact]
    public Task A_signature_without_a_body_changes_too() => CheckFix.Turns<Coro1002NotACoroutineAnalyzer, Coro1002NotACoroutineFixer>(
        "partial interface I { [Coroutine] Task<int> Work(); }",
        "partial interface I { [Coroutine] Coroutine<int> Work(); }");

    [Theory]
    [InlineData("abstract class B { public abstract Task Work(); } partial class C : B { [Coroutine] public override async Task Work() => await Task.Yield(); }")]
    [InlineData("interface I { Task Work(); } partial class C : I { [Coroutine] async Task I.Work() => await Task.Yield(); }")]
    [InlineData("partial class C { [Coroutine] IEnumerator<int> Work() { yield return 1; } }")]
    public Task What_others_prescribe_is_left_alone(string source)
        => CheckFix.OffersNone<Coro1002NotACoroutineAnalyzer, Coro1002NotACoroutineFixer>(source);
}
