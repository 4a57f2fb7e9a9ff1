using System.Globalization;
using Coroutines.Analyzers;

namespace Analyzers.Tests;

public class Coro3008OtherThreadTests
{
    private const string Members = """
        using System.Runtime.InteropServices;

        partial class C
        {
            readonly EventLoop loop = EventLoop.Current;
            readonly Future<int> future = new();
            readonly AsyncEvent signal = new();
            readonly AsyncQueue<int> queue = new();
            readonly AsyncLock mutex = new();
            CoroutineTask? running;
            [Coroutine] static async Coroutine Child() => await Coroutine.Yield();
            [Coroutine] static async Coroutine<int> Value() { await Coroutine.Yield(); return 1; }
            static Task Io() => Task.Run(() => { });
            static int Compute() => 1;
            static void Use(object? value) { }
            static void Unknown(Action action) => Keep = action;
            static Action? Keep;

        """;

    private static string In(string header, string statements) => Members + $$"""
            {{header}}
            {
                {{statements}}
            }
        }
        """;

    private static string Coroutine(string statements) => In("[Coroutine] async Coroutine Work()", "await global::Coroutines.Coroutine.Yield(); " + statements);

    private static string Plain(string statements) => In("async Task Work(bool flag, CoroutineTask task)", statements);

    [Theory]
    [InlineData("_ = Task.Run(() => {|CORO3008:loop.CallSoon(() => { })|});")]
    [InlineData("await Task.Run(() => {|CORO3008:future.SetResult(1)|});")]
    [InlineData("await Task.Run(async () => { await Io(); {|CORO3008:loop.CallLater(TimeSpan.Zero, () => { })|}; });")]
    [InlineData("_ = Task.Run(() => {|CORO3008:global::Coroutines.Coroutine.CreateTask(Child())|});")]
    [InlineData("_ = Task.Run(async () => {|CORO3008:await Child()|});")]
    [InlineData("_ = Task.Run(async () => Use({|CORO3008:await queue.Get()|}));")]
    [InlineData("_ = Task.Run(async () => {|CORO3008:await global::Coroutines.Coroutine.Sleep(1)|});")]
    [InlineData("_ = Task.Run(async () => await {|CORO3008:loop.CreateTask(Child())|});")]
    [InlineData("_ = Task.Run(() => {|CORO3008:Child().AsTask()|});")]
    [InlineData("_ = Task.Factory.StartNew(() => {|CORO3008:signal.Set()|}, CancellationToken.None, TaskCreationOptions.None, TaskScheduler.Default);")]
    [InlineData("ThreadPool.QueueUserWorkItem(_ => {|CORO3008:queue.TryPut(1)|});")]
    [InlineData("new Thread(() => {|CORO3008:mutex.Release()|}).Start();")]
    [InlineData("Use(new Timer(_ => running?{|CORO3008:.Cancel()|}));")]
    [InlineData("new System.Timers.Timer().Elapsed += (_, _) => {|CORO3008:running!.Cancel()|};")]
    [InlineData("Console.CancelKeyPress += (_, _) => {|CORO3008:loop.Stop()|};")]
    [InlineData("Use(PosixSignalRegistration.Create(PosixSignal.SIGHUP, _ => {|CORO3008:loop.CallSoon(() => { })|}));")]
    [InlineData("_ = Io().ContinueWith(_ => {|CORO3008:future.TrySetResult(1)|});")]
    [InlineData("_ = Io().ContinueWith(_ => {|CORO3008:future.TrySetResult(1)|}, TaskContinuationOptions.OnlyOnRanToCompletion);")]
    [InlineData("Parallel.For(0, 5, i => {|CORO3008:future.TrySetResult(i)|});")]
    [InlineData("Parallel.Invoke(() => {|CORO3008:signal.Set()|}, () => {|CORO3008:signal.Clear()|});")]
    [InlineData("await global::Coroutines.Coroutine.ToThread(() => {|CORO3008:future.SetResult(Compute())|});")]
    [InlineData("await loop.RunInExecutor(() => {|CORO3008:future.SetResult(Compute())|});")]
    [InlineData("_ = Task.Run(() => { foreach (var task in loop.AllTasks) {|CORO3008:task.Cancel()|}; });")]
    [InlineData("_ = Task.Run(() => { new List<int> { 1 }.ForEach(n => {|CORO3008:loop.CallSoon(() => Use(n))|}); });")]
    [InlineData("Action later = () => {|CORO3008:signal.Set()|}; _ = Task.Run(later);")]
    [InlineData("_ = Task.Run(Notify); void Notify() => {|CORO3008:signal.Set()|};")]
    [InlineData("_ = Task.Run(() => Notify()); void Notify() => {|CORO3008:signal.Set()|};")]
    [InlineData("_ = Task.Run(() => {|CORO3008:EventLoop.Current.CallSoon(() => { })|});")]
    [InlineData("_ = Task.Run({|CORO3008:signal.Set|});")]
    public Task What_is_given_to_another_thread_is_reported(string statements) => Check.Reports<Coro3008OtherThreadAnalyzer>(Coroutine(statements));

    [Theory]
    [InlineData("await Io().ConfigureAwait(false); {|CORO3008:loop.CallSoon(() => { })|};")]
    [InlineData("await Io().ConfigureAwait(false); {|CORO3008:await task|};")]
    [InlineData("await Io().ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing); {|CORO3008:future.SetResult(1)|};")]
    [InlineData("if (flag) { await Io().ConfigureAwait(false); } {|CORO3008:signal.Set()|};")]
    [InlineData("if (flag) { await Io().ConfigureAwait(false); {|CORO3008:signal.Set()|}; return; } signal.Clear();")]
    [InlineData("try { await Io().ConfigureAwait(false); } finally { {|CORO3008:mutex.Release()|}; }")]
    [InlineData("using (var file = File.OpenRead(\"f\")) { await Io().ConfigureAwait(false); } await Io(); {|CORO3008:signal.Set()|};")]
    [InlineData("var made = new Future<int>(); await Io().ConfigureAwait(false); {|CORO3008:made.SetResult(1)|};")]
    public Task What_comes_after_ConfigureAwait_false_is_reported(string statements) => Check.Reports<Coro3008OtherThreadAnalyzer>(Plain(statements));

    [Theory]
    [InlineData("signal.Set(); await Io().ConfigureAwait(false);")]
    [InlineData("await Io(); signal.Set(); await task;")]
    [InlineData("await Io().ConfigureAwait(true); signal.Set();")]
    [InlineData("await Io().ConfigureAwait(ConfigureAwaitOptions.ContinueOnCapturedContext); signal.Set();")]
    [InlineData("if (flag) { await Io().ConfigureAwait(false); return; } signal.Set(); await Io();")]
    [InlineData("if (flag) { await Io().ConfigureAwait(false); } else { signal.Set(); }")]
    [InlineData("switch (flag) { case true: await Io().ConfigureAwait(false); break; default: signal.Set(); break; }")]
    [InlineData("await Io().ConfigureAwait(false); loop.CallSoonThreadSafe(() => signal.Set());")]
    [InlineData("await Io().ConfigureAwait(false); await loop.RunCoroutineThreadSafe(Child());")]
    [InlineData("await Io().ConfigureAwait(false); Use(task.IsDone); Use(loop.IsRunning);")]
    [InlineData("await Io().ConfigureAwait(false); global::Coroutines.Coroutine.Run(Child());")]
    [InlineData("await Io().ConfigureAwait(false); var own = new EventLoop(); own.CallSoon(() => { }); own.RunForever();")]
    [InlineData("var local = async () => { await Io().ConfigureAwait(false); }; signal.Set(); await local();")]
    public Task Before_it_and_thread_safely_all_is_well(string statements) => Check.Reports<Coro3008OtherThreadAnalyzer>(Plain(statements));

    [Theory]
    [InlineData("_ = Task.Run(() => loop.CallSoonThreadSafe(() => future.SetResult(1)));")]
    [InlineData("_ = Task.Run(async () => await loop.RunCoroutineThreadSafe(Child()));")]
    [InlineData("_ = Task.Run(() => loop.RunCoroutineThreadSafe(queue.Put(1)));")]
    [InlineData("_ = Task.Run(() => loop.CallSoonThreadSafe(() => { loop.CallLater(TimeSpan.Zero, () => signal.Set()); }));")]
    [InlineData("_ = Task.Run(() => loop.RunCoroutineThreadSafe(Inner())); async Coroutine Inner() { signal.Set(); await global::Coroutines.Coroutine.Sleep(1); }")]
    [InlineData("await Io().ConfigureAwait(false); signal.Set(); await Child();")]
    public Task What_comes_back_to_the_loop_is_not_reported(string statements) => Check.Reports<Coro3008OtherThreadAnalyzer>(Coroutine(statements));

    [Theory]
    [InlineData("new Thread(() => { loop.CallSoon(() => { }); loop.RunForever(); }).Start();")]
    [InlineData("_ = Task.Run(() => global::Coroutines.Coroutine.Run(Child()));")]
    [InlineData("new Thread(() => { var own = new EventLoop(); own.CreateTask(Child()); own.RunForever(); }).Start();")]
    [InlineData("new Thread(() => { loop.CreateTask(Child()); RunLoop(); }).Start(); void RunLoop() => loop.RunForever();")]
    [InlineData("_ = Task.Run(() => { if (EventLoop.Running == loop) signal.Set(); else loop.CallSoonThreadSafe(signal.Set); });")]
    [InlineData("_ = Task.Run(() => { var own = new Future<int>(); own.SetResult(1); });")]
    public Task A_thread_that_runs_a_loop_is_the_loops(string statements) => Check.Reports<Coro3008OtherThreadAnalyzer>(Coroutine(statements));

    [Theory]
    [InlineData("Unknown(() => signal.Set());")]
    [InlineData("loop.CallSoon(() => signal.Set()); future.AddDoneCallback(_ => running!.Cancel());")]
    [InlineData("using var source = new CancellationTokenSource(); source.Token.Register(() => running!.Cancel());")]
    [InlineData("_ = Task.Factory.StartNew(() => signal.Set(), CancellationToken.None, TaskCreationOptions.None, TaskScheduler.FromCurrentSynchronizationContext());")]
    [InlineData("_ = Io().ContinueWith(_ => signal.Set(), TaskScheduler.FromCurrentSynchronizationContext());")]
    [InlineData("_ = Io().ContinueWith(_ => signal.Set(), TaskContinuationOptions.ExecuteSynchronously);")]
    [InlineData("new Task(() => signal.Set()).RunSynchronously();")]
    [InlineData("var source = new TaskCompletionSource<int>(); _ = Task.Run(() => source.SetResult(1)); Use(await source.Task);")]
    [InlineData("Action later = () => signal.Set(); later();")]
    [InlineData("_ = Task.Run(() => Use(nameof(signal.Set)));")]
    [InlineData("_ = Task.Run(() => Use(future.IsDone ? future.Result : 0));")]
    [InlineData("_ = Task.Run(async () => { await global::Coroutines.Coroutine.Completed; Use(await global::Coroutines.Coroutine.FromResult(1)); });")]
    public Task Of_other_delegates_nothing_is_said(string statements) => Check.Reports<Coro3008OtherThreadAnalyzer>(Coroutine(statements));

    [Fact]
    public async Task A_method_that_a_thread_runs_is_reported_where_it_is_given_to_it()
    {
        var found = Assert.Single(await Check.Reports<Coro3008OtherThreadAnalyzer>(Members + """
                void Pump() { Compute(); signal.Set(); }
                void Safe() { loop.CallSoonThreadSafe(() => signal.Set()); }
                void Own() { loop.CallSoon(() => { }); loop.RunForever(); }
                [Coroutine] static async Coroutine Work(C c)
                {
                    await Coroutine.Yield();
                    new Thread({|CORO3008:c.Pump|}).Start();
                    new Thread(c.Safe).Start();
                    new Thread(c.Own).Start();
                    c.Pump();
                }
            }
            """));
        Assert.Equal(
            "'AsyncEvent.Set' runs on another thread here, given to 'new Thread', which runs 'Pump', and may run on the loop's only; use 'CallSoonThreadSafe'",
            found.GetMessage(CultureInfo.InvariantCulture));
        Assert.Single(found.AdditionalLocations);
    }

    [Theory]
    [InlineData("_ = Task.Run(() => {|CORO3008:loop.CallSoon(() => { })|});", "'EventLoop.CallSoon' runs on another thread here, in what is given to 'Task.Run', and may run on the loop's only; use 'CallSoonThreadSafe'")]
    [InlineData("_ = Task.Run(async () => {|CORO3008:await Child()|});", "'await Coroutine' runs on another thread here, in what is given to 'Task.Run', and may run on the loop's only; use 'RunCoroutineThreadSafe'")]
    public async Task The_message_says_why_and_what_else(string statements, string message)
        => Assert.Equal(message, Assert.Single(await Check.Reports<Coro3008OtherThreadAnalyzer>(Coroutine(statements))).GetMessage(CultureInfo.InvariantCulture));
}
