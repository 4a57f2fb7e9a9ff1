using Coroutines.Analyzers;
using Coroutines.CodeFixes;

namespace Analyzers.Tests;

public class Coro3008OtherThreadFixerTests
{
    private static string Source(string statements) => Without(statements).Replace("readonly Future<int> future", "readonly EventLoop loop = EventLoop.Current; readonly Future<int> future", StringComparison.Ordinal);

    /// <summary>No loop is at hand.</summary>
    private static string Without(string statements) => $$"""
        partial class C
        {
            readonly Future<int> future = new();
            readonly AsyncEvent signal = new();
            readonly AsyncQueue<int> queue = new();
            Future<int> changing = new();
            [Coroutine] static async Coroutine Child() => await Coroutine.Yield();
            [Coroutine] static async Coroutine<int> Value() { await Coroutine.Yield(); return 1; }
            static async Task<int> Fetch() { await Task.Yield(); return 1; }
            static int Compute() => 1;
            static void Use(object? value) { }

            [Coroutine]
            async Coroutine Work(CoroutineTask task)
            {
                await Coroutine.Yield();
                {{statements}}
            }
        }
        """;

    [Theory]
    [InlineData("await Task.Run(() => loop.CallSoon(() => { }));", "await Task.Run(() => loop.CallSoonThreadSafe(() => { }));")]
    [InlineData("await Task.Run(() => loop.CallLater(TimeSpan.FromSeconds(1), () => { }));", "await Task.Run(() => { var delay = TimeSpan.FromSeconds(1); loop.CallSoonThreadSafe(() => loop.CallLater(delay, () => { })); });")]
    [InlineData("await Task.Run(() => future.SetResult(5));", "await Task.Run(() => future.Loop.CallSoonThreadSafe(() => future.SetResult(5)));")]
    [InlineData("_ = Task.Run(() => { task.Cancel(); });", "_ = Task.Run(() => { task.Loop.CallSoonThreadSafe(() => task.Cancel()); });")]
    [InlineData("_ = Task.Run(() => { signal.Set(); queue.TryPut(1); });", "_ = Task.Run(() => { loop.CallSoonThreadSafe(() => signal.Set()); loop.CallSoonThreadSafe(() => queue.TryPut(1)); });")]
    [InlineData("new Thread(() => { for (var i = 0; i < 3; i++) queue.Close(); }).Start();", "new Thread(() => { for (var i = 0; i < 3; i++) loop.CallSoonThreadSafe(() => queue.Close()); }).Start();")]
    public Task What_is_done_is_posted(string before, string after)
        => CheckFix.Turns<Coro3008OtherThreadAnalyzer, Coro3008OtherThreadFixer>(Source(before), Source(after));

    [Theory]
    [InlineData("_ = Task.Run(() => { var n = Compute(); future.SetResult(n); });", "_ = Task.Run(() => { var n = Compute(); future.Loop.CallSoonThreadSafe(() => future.SetResult(n)); });")]
    [InlineData("await Task.Run(() => future.SetResult(Compute()));", "await Task.Run(() => { var value = Compute(); future.Loop.CallSoonThreadSafe(() => future.SetResult(value)); });")]
    public Task What_is_computed_for_it_stays_on_its_thread(string before, string after)
        => CheckFix.Turns<Coro3008OtherThreadAnalyzer, Coro3008OtherThreadFixer>(Source(before), Source(after));

    [Fact]
    public Task In_statements_of_their_own() => CheckFix.Turns<Coro3008OtherThreadAnalyzer, Coro3008OtherThreadFixer>(
        Source("""
        _ = Task.Run(async () =>
                {
                    var value = 1;
                    for (var i = 0; i < 3; i++)
                    {
                        // First.
                        queue.TryPut(i); // then
                    }

                    future.SetResult(await Fetch() + value);
                });
        """),
        Source("""
        _ = Task.Run(async () =>
                {
                    var value = 1;
                    for (var i = 0; i < 3; i++)
                    {
                        var item = i;
                        // First.
                        loop.CallSoonThreadSafe(() => queue.TryPut(item)); // then
                    }

                    var value2 = await Fetch() + value;
                    future.Loop.CallSoonThreadSafe(() => future.SetResult(value2));
                });
        """));

    [Theory]
    [InlineData("await Task.Run(async () => await Child());", "await Task.Run(async () => await loop.RunCoroutineThreadSafe(Child()));")]
    [InlineData("Use(await Task.Run(async () => 1 + await Value()));", "Use(await Task.Run(async () => 1 + await loop.RunCoroutineThreadSafe(Value())));")]
    [InlineData("Use(await Task.Run(async () => await queue.Get()));", "Use(await Task.Run(async () => await loop.RunCoroutineThreadSafe(queue.Get().AsCoroutine())));")]
    [InlineData("Use(await Task.Run(async () => await loop.CreateTask(Value())));", "Use(await Task.Run(async () => await loop.RunCoroutineThreadSafe(Value())));")]
    [InlineData("_ = Task.Run(() => { loop.CreateTask(Child()); });", "_ = Task.Run(() => { loop.RunCoroutineThreadSafe(Child()); });")]
    [InlineData("_ = Task.Run(async () => { await Fetch(); Coroutine.CreateTask(Child()); });", "_ = Task.Run(async () => { await Fetch(); _ = loop.RunCoroutineThreadSafe(Child()); });")]
    [InlineData("Task work = await Task.Factory.StartNew(() => Child().AsTask());", "Task work = await Task.Factory.StartNew(() => loop.RunCoroutineThreadSafe(Child()));")]
    public Task What_is_awaited_is_given_to_the_loop(string before, string after)
        => CheckFix.Turns<Coro3008OtherThreadAnalyzer, Coro3008OtherThreadFixer>(Source(before), Source(after));

    [Theory]
    [InlineData("_ = Task.Run(() => future.SetResult(1));", "_ = Task.Run(() => future.Loop.CallSoonThreadSafe(() => future.SetResult(1)));")]
    [InlineData("var l = EventLoop.Current; _ = Task.Run(async () => await Child());", "var l = EventLoop.Current; _ = Task.Run(async () => await l.RunCoroutineThreadSafe(Child()));")]
    public Task A_loop_is_found_where_there_is_one(string before, string after)
        => CheckFix.Turns<Coro3008OtherThreadAnalyzer, Coro3008OtherThreadFixer>(Without(before), Without(after));

    [Fact]
    public Task A_coroutine_takes_its_loop_once() => CheckFix.Turns<Coro3008OtherThreadAnalyzer, Coro3008OtherThreadFixer>(
        """
        partial class C(AsyncEvent signal)
        {
            [Coroutine] static async Coroutine Child() => await Coroutine.Yield();

            [Coroutine]
            async Coroutine Work()
            {
                // All at once.
                await Task.WhenAll(Task.Run(async () => await Child()), Task.Run(() => signal.Set()));
                _ = Task.Run(() => { Coroutine.CreateTask(Child()); });
            }

            [Coroutine]
            async Coroutine Other(int loop) { await Task.Run(async () => await Child()); }
        }
        """,
        """
        partial class C(AsyncEvent signal)
        {
            [Coroutine] static async Coroutine Child() => await Coroutine.Yield();

            [Coroutine]
            async Coroutine Work()
            {
                var loop = EventLoop.Current;
                // All at once.
                await Task.WhenAll(Task.Run(async () => await loop.RunCoroutineThreadSafe(Child())), Task.Run(() => signal.Set()));
                _ = Task.Run(() => { loop.RunCoroutineThreadSafe(Child()); });
            }

            [Coroutine]
            async Coroutine Other(int loop) { var eventLoop = EventLoop.Current; await Task.Run(async () => await eventLoop.RunCoroutineThreadSafe(Child())); }
        }
        """.Replace("Task.Run(() => signal.Set()));", "Task.Run(() => loop.CallSoonThreadSafe(() => signal.Set())));", StringComparison.Ordinal));

    private static string Outside(string statements) => Without("").Replace(
        "static int Compute()", "async Task Plain() { await Fetch().ConfigureAwait(false); " + statements + " } static int Compute()", StringComparison.Ordinal);

    [Theory]
    [InlineData("await Child();")]
    [InlineData("signal.Set();")]
    [InlineData("Coroutine.CreateTask(Child());")]
    [InlineData("EventLoop.Current.CallSoon(() => { });")]
    [InlineData("changing.SetResult(1);")]
    [InlineData("await Coroutine.Sleep(1);")]
    public Task Without_a_loop_there_is_no_fix(string statements)
        => CheckFix.OffersNone<Coro3008OtherThreadAnalyzer, Coro3008OtherThreadFixer>(Outside(statements));

    [Theory]
    [InlineData("Use(await Task.Run(() => task.Cancel()));")]
    [InlineData("Use(await Task.Run(() => queue.TryGet(out var item) ? item : 0));")]
    [InlineData("_ = Task.Run(() => { var made = loop.CreateTask(Child()); made.Name = \"x\"; });")]
    [InlineData("new Thread(signal.Set).Start();")]
    public Task Where_the_value_is_used_there_is_none(string statements)
        => CheckFix.OffersNone<Coro3008OtherThreadAnalyzer, Coro3008OtherThreadFixer>(Source(statements));
}
