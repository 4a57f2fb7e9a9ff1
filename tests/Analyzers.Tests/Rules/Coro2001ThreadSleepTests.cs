using Coroutines.Analyzers;
using Microsoft.CodeAnalysis;

namespace Analyzers.Tests;

public class Coro2001ThreadSleepTests
{
    [Theory]
    [InlineData("{|CORO2001:Thread.Sleep(100)|};")]
    [InlineData("{|CORO2001:Thread.Sleep(0)|};")]
    [InlineData("{|CORO2001:Thread.Sleep(TimeSpan.FromSeconds(1))|};")]
    [InlineData("var ms = 5; {|CORO2001:Thread.Sleep(ms)|};")]
    [InlineData("{|CORO2001:Thread.SpinWait(1_000_000)|};")]
    [InlineData("if (DateTime.Now.Ticks > 0) { {|CORO2001:Thread.Sleep(1)|}; }")]
    [InlineData("try { await Do(); } finally { {|CORO2001:Thread.Sleep(1)|}; }")]
    public Task Blocking_the_loop_is_reported(string statements) => Check.InCoroutine<Coro2001ThreadSleepAnalyzer>(statements);

    [Theory]
    [InlineData("new List<int> { 1 }.ForEach(x => {|CORO2001:Thread.Sleep(x)|});")]
    [InlineData("Use(new[] { 1 }.Select(x => { {|CORO2001:Thread.Sleep(x)|}; return x; }).ToList());")]
    [InlineData("Action pause = () => {|CORO2001:Thread.Sleep(1)|}; pause();")]
    [InlineData("Action pause; pause = () => {|CORO2001:Thread.Sleep(1)|}; pause();")]
    [InlineData("Pause(); void Pause() { {|CORO2001:Thread.Sleep(1)|}; }")]
    [InlineData("new List<int> { 1 }.ForEach(Pause); void Pause(int x) => {|CORO2001:Thread.Sleep(x)|};")]
    [InlineData("Outer(); void Outer() => Inner(); void Inner() => {|CORO2001:Thread.Sleep(1)|};")]
    [InlineData("((Action)(() => {|CORO2001:Thread.Sleep(1)|}))();")]
    [InlineData("EventLoop.Current.CallSoon(() => {|CORO2001:Thread.Sleep(1)|});")]
    [InlineData("await Helper(); async Task Helper() { await Do(); {|CORO2001:Thread.Sleep(1)|}; }")]
    [InlineData("Func<Coroutine> inner = async Coroutine () => { await Do(); {|CORO2001:Thread.Sleep(1)|}; }; Use(inner);")]
    public Task What_runs_inline_is_reported(string statements) => Check.InCoroutine<Coro2001ThreadSleepAnalyzer>(statements);

    [Theory]
    [InlineData("await Coroutine.Sleep(TimeSpan.FromSeconds(1));")]
    [InlineData("await Task.Delay(5);")]
    [InlineData("await Task.Run(() => Thread.Sleep(1));")]
    [InlineData("await Task.Run(async () => { await Do(); Thread.Sleep(1); });")]
    [InlineData("await Task.Factory.StartNew(() => Thread.Sleep(1));")]
    [InlineData("await Coroutine.ToThread(() => Thread.Sleep(1));")]
    [InlineData("new Thread(() => Thread.Sleep(1)).Start();")]
    [InlineData("ThreadPool.QueueUserWorkItem(_ => Thread.Sleep(1));")]
    [InlineData("await Do().ContinueWith(t => Thread.Sleep(1));")]
    [InlineData("Action pause = () => Thread.Sleep(1); await Task.Run(pause);")]
    [InlineData("await Task.Run(Pause); void Pause() => Thread.Sleep(1);")]
    [InlineData("await Task.Run(() => Pause()); void Pause() => Thread.Sleep(1);")]
    [InlineData("await Task.Run(() => new List<int> { 1 }.ForEach(x => Thread.Sleep(x)));")]
    [InlineData("using var timer = new Timer(_ => Thread.Sleep(1));")]
    [InlineData("Use(nameof(Thread.Sleep));")]
    [InlineData("System.Linq.Expressions.Expression<Action> e = () => Thread.Sleep(1); Use(e);")]
    [InlineData("Thread.SpinWait(20);")]
    [InlineData("Thread.Yield();")]
    [InlineData("void NeverCalled() => Thread.Sleep(1);")]
    public Task What_does_not_block_the_loop_is_not_reported(string statements) => Check.InCoroutine<Coro2001ThreadSleepAnalyzer>(statements);

    [Fact]
    public Task A_method_of_this_project_that_calls_its_delegate_runs_it_inline() => Check.Reports<Coro2001ThreadSleepAnalyzer>("""
        partial class C
        {
            readonly List<Action> later = new();
            static void Retry(int times, Action action) { for (; times > 0; times--) action(); }
            static T Measure<T>(Func<T> function) => function.Invoke();
            static async Task Guarded(Action? action) { await Task.Yield(); action?.Invoke(); }
            static Task Offloaded(Action action) => Task.Run(() => action());
            static async Task Elsewhere(Action action) { await Task.Delay(1).ConfigureAwait(false); action(); }
            void Later(Action action) => later.Add(action);
            protected virtual void Open(Action action) => action();

            [Coroutine]
            async Coroutine Work()
            {
                Retry(3, () => {|CORO2001:Thread.Sleep(1)|});
                Measure(() => { {|CORO2001:Thread.Sleep(1)|}; return 1; });
                await Guarded(() => {|CORO2001:Thread.Sleep(1)|});
                await Offloaded(() => Thread.Sleep(1));
                await Elsewhere(() => Thread.Sleep(1));
                Later(() => Thread.Sleep(1));
                Open(() => Thread.Sleep(1));
                await Task.Run(() => Retry(3, () => Thread.Sleep(1)));
            }
        }
        """);

    [Fact]
    public Task Only_coroutines_are_looked_at() => Check.Reports<Coro2001ThreadSleepAnalyzer>("""
        class Sleep { public static void Sleep1(int ms) { } }
        partial class C
        {
            void Plain() => Thread.Sleep(1);
            async Task PlainAsync() { await Task.Yield(); Thread.Sleep(1); }
            [Coroutine] async Coroutine Other() { await Coroutine.Yield(); Sleep.Sleep1(1); }
            async Coroutine Unmarked() { await Coroutine.Yield(); {|CORO2001:Thread.Sleep(1)|}; }
            [Coroutine] IEnumerator<Coroutine> Style() { {|CORO2001:Thread.Sleep(1)|}; yield return Other(); }
            [Coroutine] async IAsyncEnumerable<int> Items() { await Task.Yield(); {|CORO2001:Thread.Sleep(1)|}; yield return 1; }
        }
        """);

    [Fact]
    public Task Generated_code_is_left_alone() => Check.Reports<Coro2001ThreadSleepAnalyzer>("""
        // <auto-generated/>
        partial class C
        {
            [Coroutine] async Coroutine Work() { await Coroutine.Yield(); Thread.Sleep(1); }
        }
        """);

    [Fact]
    public async Task The_message_names_the_call_the_coroutine_and_the_way_out()
    {
        var found = await Check.InCoroutine<Coro2001ThreadSleepAnalyzer>("{|CORO2001:Thread.Sleep(100)|};");
        Assert.Equal(
            "'Thread.Sleep' stops the whole event loop while coroutine 'Work' waits; use 'await Coroutine.Sleep(…)'",
            found[0].GetMessage(System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(DiagnosticSeverity.Warning, found[0].Severity);
    }

    [Fact]
    public async Task Strict_analysis_makes_it_an_error()
    {
        var found = await Check.Reports<Coro2001ThreadSleepAnalyzer>(
            Check.Surround("{|CORO2001:Thread.Sleep(100)|};"), ("CoroutinesAnalysisStrict", "true"));
        Assert.Equal(DiagnosticSeverity.Error, found[0].Severity);
    }
}
