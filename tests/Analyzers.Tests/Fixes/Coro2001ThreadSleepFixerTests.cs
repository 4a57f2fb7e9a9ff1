using Coroutines.Analyzers;
using Coroutines.CodeFixes;

namespace Analyzers.Tests;

public class Coro2001ThreadSleepFixerTests
{
    [Theory]
    [InlineData("Thread.Sleep(100);", "await Coroutine.Sleep(TimeSpan.FromMilliseconds(100));")]
    [InlineData("Thread.Sleep(0);", "await Coroutine.Yield();")]
    [InlineData("Thread.Sleep(TimeSpan.Zero);", "await Coroutine.Yield();")]
    [InlineData("Thread.Sleep(TimeSpan.FromSeconds(1));", "await Coroutine.Sleep(TimeSpan.FromSeconds(1));")]
    [InlineData("var ms = 5; Thread.Sleep(ms * 2);", "var ms = 5; await Coroutine.Sleep(TimeSpan.FromMilliseconds(ms * 2));")]
    [InlineData("Thread.SpinWait(1_000_000);", "await Coroutine.Yield();")]
    [InlineData("System.Threading.Thread.Sleep(millisecondsTimeout: 1);", "await Coroutine.Sleep(TimeSpan.FromMilliseconds(1));")]
    [InlineData("// before\nThread.Sleep(1); // after", "// before\nawait Coroutine.Sleep(TimeSpan.FromMilliseconds(1)); // after")]
    [InlineData("await Local(); async Task Local() { await Do(); Thread.Sleep(1); }", "await Local(); async Task Local() { await Do(); await Coroutine.Sleep(TimeSpan.FromMilliseconds(1)); }")]
    public Task The_coroutine_sleeps(string before, string after)
        => CheckFix.Turns<Coro2001ThreadSleepAnalyzer, Coro2001ThreadSleepFixer>(Check.Surround(before), Check.Surround(after));

    [Fact]
    public Task All_sleeps_are_fixed_at_once() => CheckFix.Turns<Coro2001ThreadSleepAnalyzer, Coro2001ThreadSleepFixer>(
        """
        partial class C
        {
            [Coroutine] static async Coroutine Short() => Thread.Sleep(1);

            [Coroutine]
            static async Coroutine Work()
            {
                for (var i = 0; i < 3; i++)
                    Thread.Sleep(i);
                Thread.Sleep(0);
                await Short();
            }
        }
        """,
        """
        partial class C
        {
            [Coroutine] static async Coroutine Short() => await Coroutine.Sleep(TimeSpan.FromMilliseconds(1));

            [Coroutine]
            static async Coroutine Work()
            {
                for (var i = 0; i < 3; i++)
                    await Coroutine.Sleep(TimeSpan.FromMilliseconds(i));
                await Coroutine.Yield();
                await Short();
            }
        }
        """);

    [Theory]
    [InlineData("new List<int> { 1 }.ForEach(x => Thread.Sleep(x));")]
    [InlineData("Pause(); void Pause() => Thread.Sleep(1);")]
    [InlineData("Thread.Sleep(Timeout.Infinite);")]
    [InlineData("lock (this) { Thread.Sleep(1); }")]
    public Task Where_nothing_can_be_awaited_no_fix_is_offered(string statements)
        => CheckFix.OffersNone<Coro2001ThreadSleepAnalyzer, Coro2001ThreadSleepFixer>(Check.Surround(statements));

    [Theory]
    [InlineData("Thread.Sleep(100);", "await Task.Delay(100);")]
    [InlineData("Thread.Sleep(TimeSpan.FromSeconds(1));", "await Task.Delay(TimeSpan.FromSeconds(1));")]
    [InlineData("Thread.Sleep(0);", "await Task.Yield();")]
    public Task Outside_a_coroutine_no_loop_is_needed(string before, string after)
        => CheckFix.Turns<Coro2001ThreadSleepAnalyzer, Coro2001ThreadSleepFixer>(InAsync(before), InAsync(after), editorConfig: CheckFix.AsyncScope);

    private static string InAsync(string statement) => $"class C {{ static async Task Work() {{ await Task.Yield(); {statement} }} }}";
}
