using System.Runtime.CompilerServices;
using Coroutines;
using Coroutines.Testing;

namespace Runtime.Tests.Rules;

/// <summary>R26: awaiting .NET awaitables, and contexts.</summary>
public sealed partial class R26_Contexts
{
    private static readonly AsyncLocal<string> Local = new();

    private readonly List<string> log = [];

    [Fact]
    public void R26_Any_awaitable_resumes_on_the_loops_thread() => CoroutineTest.Run(AnyAwaitable());

    [Coroutine]
    private static async Coroutine AnyAwaitable()
    {
        var thread = Environment.CurrentManagedThreadId;
        Assert.Equal(5, await Task.Run(() => 5));
        Assert.Equal(thread, Environment.CurrentManagedThreadId);
        await Task.Run(() => { }).ConfigureAwait(false);
        Assert.Equal(thread, Environment.CurrentManagedThreadId);
        await new ValueTask(Task.Run(() => { }));
        Assert.Equal(thread, Environment.CurrentManagedThreadId);
        await Task.Yield();
        Assert.Equal(thread, Environment.CurrentManagedThreadId);
        await new ThreadAwaitable();
        Assert.Equal(thread, Environment.CurrentManagedThreadId);
    }

    [Fact]
    public void R26_Completions_resume_in_order_of_arrival() => CoroutineTest.Run(InOrder());

    [Coroutine]
    private async Coroutine InOrder()
    {
        var sources = Enumerable.Range(0, 20).Select(_ => new TaskCompletionSource<int>()).ToArray();
        var tasks = sources.Select(s => Coroutine.CreateTask(WaitOn(s.Task))).ToArray();
        await Coroutine.Yield();
        foreach (var i in Enumerable.Range(0, 20).Reverse())
        {
            sources[i].SetResult(i);
        }

        await Coroutine.Gather(tasks);
        Assert.Equal(Enumerable.Range(0, 20).Reverse().Select(i => $"{i}"), log);
    }

    [Coroutine]
    private async Coroutine<int> WaitOn(Task<int> task)
    {
        var value = await task;
        log.Add($"{value}");
        return value;
    }

    [Fact]
    public void R26_A_failed_task_throws_its_exception() => CoroutineTest.Run(FailedTask());

    [Coroutine]
    private static async Coroutine FailedTask()
    {
        try
        {
            await Task.Run(() => throw new FormatException("pool"));
            Assert.Fail("It did not throw.");
        }
        catch (FormatException e)
        {
            Assert.Equal("pool", e.Message);
        }
    }

    [Fact]
    public void R26_An_awaiter_that_fails_to_subscribe_throws_at_the_await() => CoroutineTest.Run(Broken());

    [Coroutine]
    private static async Coroutine Broken()
    {
        var error = await Expect.Throws<NotSupportedException>(Coroutine.CreateTask(AwaitBroken()));
        Assert.Equal("broken", error.Message);
    }

    [Coroutine]
    private static async Coroutine AwaitBroken() => await BrokenAwaitable.AsValueTask();

    [Fact, Asyncio("tasks.context-copy")]
    public void R26_AsyncLocals_set_before_are_seen_in_the_task_and_changes_stay_inside() => CoroutineTest.Run(AsyncLocals());

    [Coroutine]
    private async Coroutine AsyncLocals()
    {
        Local.Value = "outer";
        var task = Coroutine.CreateTask(ChangesLocal("task"));
        Local.Value = "later";
        EventLoop.Running!.CallSoon(() => log.Add($"callback sees {Local.Value}"));
        await task;
        Assert.Equal("later", Local.Value);
        await ChangesLocal("child");
        Assert.Equal("later", Local.Value);
        Assert.Equal(
            ["task sees outer", "callback sees later", "task keeps task", "child sees later", "child keeps child"], log);
    }

    [Coroutine]
    private async Coroutine ChangesLocal(string name)
    {
        log.Add($"{name} sees {Local.Value}");
        Local.Value = name;
        await Coroutine.Yield();
        await Coroutine.Sleep(1);
        await Task.Run(() => { });
        log.Add($"{name} keeps {Local.Value}");
    }

    [Fact]
    public void R26_What_runs_on_the_loop_does_not_change_its_callers_context()
    {
        Local.Value = "before";
        CoroutineTest.Run(ChangesLocal("main"));
        Assert.Equal("before", Local.Value);
        Assert.Equal(["main sees before", "main keeps main"], log);
    }

    [Fact]
    public void R26_Plain_async_helpers_resume_on_the_loops_thread() => CoroutineTest.Run(CallsHelper());

    [Coroutine]
    private static async Coroutine CallsHelper()
    {
        var thread = Environment.CurrentManagedThreadId;
        Assert.Equal(thread, await Helper());
        Assert.Equal(thread, Environment.CurrentManagedThreadId);
    }

    private static async Task<int> Helper()
    {
        await Task.Run(() => { });
        return Environment.CurrentManagedThreadId;
    }

    [Fact]
    public void R26_A_helper_that_completes_on_the_loop_does_not_leave_it() => CoroutineTest.Run(InVirtualTime());

    [Coroutine]
    private static async Coroutine InVirtualTime()
    {
        // With a detour through the thread pool, the virtual clock would jump to the sleeper in the meantime.
        var sleeper = Coroutine.CreateTask(Coroutine.Sleep(10));
        await YieldingHelper();
        Assert.Equal(TimeSpan.Zero, EventLoop.Running!.Time);
        await sleeper;
    }

    private static async Task YieldingHelper()
    {
        await Task.Yield();
        await Coroutine.Yield();
    }

    [Fact]
    public void R26_Plain_async_code_on_the_loops_thread_can_await_coroutines_and_tasks() => CoroutineTest.Run(Interop());

    [Coroutine]
    private static async Coroutine Interop()
    {
        Assert.Equal(12, await AwaitsCoroutines());
        Assert.Equal(5, await Five().AsTask());
        await Coroutine.CreateTask(Five()).AsTask();
        Coroutine plain = Five();
        await plain.AsTask();
        var cancelled = new Future<int>();
        cancelled.Cancel();
        try
        {
            await cancelled.AsTask();
            Assert.Fail("It did not throw.");
        }
        catch (TaskCanceledException)
        {
            Assert.Throws<FormatException>(() => Coroutine.FromException(new FormatException()).GetAwaiter().GetResult());
        }
    }

    private static async Task<int> AwaitsCoroutines()
    {
        await Coroutine.Sleep(1);
        await Coroutine.Yield();
        var future = new Future<int>();
        EventLoop.Running!.CallSoon(() => future.SetResult(2));
        return await Five() + await Coroutine.CreateTask(Five()) + await future;
    }

    [Coroutine]
    private static async Coroutine<int> Five()
    {
        await Coroutine.Yield();
        return 5;
    }

    [Fact]
    public void R26_Outside_a_loop_awaiting_a_coroutine_says_what_to_do()
    {
        var error = Assert.Throws<InvalidOperationException>(() => Five().GetAwaiter().OnCompleted(() => { }));
        Assert.Contains("Coroutine.Run", error.Message);
    }

    [Fact, Asyncio("tasks.other-loop")]
    public void R26_A_future_of_another_loop_is_refused_at_the_await()
    {
        using var other = Loops.New();
        var future = new Future<int>(other);
        var error = Assert.Throws<InvalidOperationException>(() => CoroutineTest.Run(AwaitFuture(future)));
        Assert.Contains("another event loop", error.Message);
    }

    [Coroutine]
    private static async Coroutine AwaitFuture(Future<int> future) => await future;

    [Fact, Asyncio("tasks.await-itself")]
    public void R26_A_task_cannot_await_itself() => CoroutineTest.Run(AwaitsItself());

    [Coroutine]
    private static async Coroutine AwaitsItself()
    {
        try
        {
            await Coroutine.CurrentTask!;
            Assert.Fail("It did not throw.");
        }
        catch (InvalidOperationException e)
        {
            Assert.Contains("can't await itself", e.Message);
        }
    }

    private readonly struct ThreadAwaitable : ICriticalNotifyCompletion
    {
        public bool IsCompleted => false;

        public ThreadAwaitable GetAwaiter() => this;

        public void GetResult()
        {
        }

        public void OnCompleted(Action continuation) => new Thread(() => continuation()).Start();

        public void UnsafeOnCompleted(Action continuation) => OnCompleted(continuation);
    }

    private sealed class BrokenAwaitable : System.Threading.Tasks.Sources.IValueTaskSource
    {
        public static ValueTask AsValueTask() => new(new BrokenAwaitable(), 0);

        public void GetResult(short token) => throw new InvalidOperationException("never asked");

        public System.Threading.Tasks.Sources.ValueTaskSourceStatus GetStatus(short token) => System.Threading.Tasks.Sources.ValueTaskSourceStatus.Pending;

        public void OnCompleted(Action<object?> continuation, object? state, short token, System.Threading.Tasks.Sources.ValueTaskSourceOnCompletedFlags flags) =>
            throw new NotSupportedException("broken");
    }
}
