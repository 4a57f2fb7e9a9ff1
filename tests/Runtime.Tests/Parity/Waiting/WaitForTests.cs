using Coroutines;
using Coroutines.Testing;

namespace Runtime.Tests.Parity;

/// <summary>Coroutine.WaitFor.</summary>
public sealed partial class WaitForTests
{
    private readonly Trace trace = new();

    private static TimeSpan Seconds(double seconds) => TimeSpan.FromSeconds(seconds);

    [Fact, Asyncio("waitfor.cancelled-slow")]
    public void A_cancelled_wait_waits_for_one_that_ignores_it() => CoroutineTest.Run(CancelledSlow());

    [Coroutine]
    private static async Coroutine CancelledSlow()
    {
        var wait = Coroutine.CreateTask(Coroutine.WaitFor(Steps.Stubborn("done", 2), Seconds(4)));
        await Coroutine.Yield();
        wait.Cancel();
        await Coroutine.Wait(wait);
        Steps.At(2);
    }

    [Fact, Asyncio("waitfor.timeout-slow", "waitfor.cancel-swallowed")]
    public void One_that_ignores_the_end_of_the_time_is_waited_for_and_its_result_counts() => CoroutineTest.Run(TimeoutSlow());

    [Coroutine]
    private static async Coroutine TimeoutSlow()
    {
        Assert.Equal(42, await Coroutine.WaitFor(Steps.Stubborn(42, 2), Seconds(1)));
        Steps.At(2);
        Assert.Equal(0, Coroutine.CurrentTask!.CancelRequests);
    }

    [Fact, Asyncio("waitfor.zero-running", "waitfor.waits-for-cancellation-zero")]
    public void With_no_time_a_running_task_is_cancelled_and_awaited() => CoroutineTest.Run(ZeroRunning());

    [Coroutine]
    private async Coroutine ZeroRunning()
    {
        foreach (var seconds in new[] { 0.0, -1 })
        {
            var task = Coroutine.CreateTask(CleansUp());
            await Coroutine.Yield();
            var error = await Expect.Throws<TimeoutException>(Coroutine.WaitFor(task, Seconds(seconds)));
            Assert.IsType<OperationCanceledException>(error.InnerException);
            Assert.True(task.IsCanceled);
            trace.Is("cleaned");
        }
    }

    [Coroutine]
    private async Coroutine CleansUp()
    {
        try
        {
            await Coroutine.Sleep(10);
        }
        finally
        {
            await Coroutine.Sleep(0.1);
            trace.Add("cleaned");
        }
    }

    [Fact, Asyncio("waitfor.no-limit", "waitfor.shield-no-limit")]
    public void An_infinite_time_is_no_limit() => CoroutineTest.Run(NoLimit());

    [Coroutine]
    private static async Coroutine NoLimit()
    {
        Assert.Equal("done", await Coroutine.WaitFor(Steps.Later("done", 1e6), Timeout.InfiniteTimeSpan));
        var task = Coroutine.CreateTask(Steps.Later("task"));
        Assert.Equal("task", await Coroutine.WaitFor(Coroutine.Shield(task), Timeout.InfiniteTimeSpan));
        await Coroutine.WaitFor(Coroutine.Sleep(1), Timeout.InfiniteTimeSpan);
        Assert.Equal(0, EventLoop.Running!.timers.Count);
    }

    [Fact, Asyncio("waitfor.result-in-time")]
    public void A_result_set_by_a_callback_comes_in_time() => CoroutineTest.Run(InTime());

    [Coroutine]
    private static async Coroutine InTime()
    {
        var future = new Future<string>();
        var wait = Coroutine.WaitFor(future, Seconds(0.2));
        EventLoop.Running!.CallSoon(() => future.SetResult("ok"));
        Assert.Equal("ok", await wait);
    }

    [Fact, Asyncio("waitfor.reraises")]
    public void An_exception_thrown_in_the_cleanup_comes_out() => CoroutineTest.Run(Reraises());

    [Coroutine]
    private static async Coroutine Reraises()
    {
        var task = Coroutine.CreateTask(Steps.FailsInCleanup("cleanup"));
        Assert.Equal("cleanup", (await Expect.Throws<FormatException>(Coroutine.WaitFor(task, Seconds(1)))).Message);
    }

    [Fact, Asyncio("waitfor.cancel")]
    public void Cancelling_the_wait_cancels_the_inner_task() => CoroutineTest.Run(CancelWait());

    [Coroutine]
    private async Coroutine CancelWait()
    {
        foreach (var limit in new[] { Seconds(60), Timeout.InfiniteTimeSpan })
        {
            var task = Coroutine.CreateTask(Steps.WaitOn(new Future<int>()));
            var wait = Coroutine.CreateTask(Coroutine.WaitFor(task, limit));
            EventLoop.Running!.CallSoon(() => EventLoop.Running!.CallSoon(() => wait.Cancel()));
            await Expect.Throws<OperationCanceledException>(wait);
            Assert.True(task.IsCanceled);
        }
    }

    [Fact, Asyncio("waitfor.cancel-after-done")]
    public void A_cancellation_wins_over_an_inner_task_that_is_done() => CoroutineTest.Run(AfterDone());

    [Coroutine]
    private async Coroutine AfterDone()
    {
        var inner = Coroutine.CreateTask(Coroutine.FromResult("done"));
        var task = Coroutine.CreateTask(trace.Wait("waited", WaitThenSleep(inner)));
        await Coroutine.Yield();
        task.Cancel();
        await Expect.Throws<OperationCanceledException>(task);
        Assert.Equal("done", await inner);
        trace.Is("waited cancelled");
    }

    [Coroutine]
    private static async Coroutine WaitThenSleep(Future future)
    {
        await Coroutine.WaitFor(future, Seconds(100));
        await Coroutine.Sleep(1);
    }

    [Fact, Asyncio("waitfor.shield-zero")]
    public void A_shield_with_no_time_leaves_the_task() => CoroutineTest.Run(ShieldZero());

    [Coroutine]
    private static async Coroutine ShieldZero()
    {
        var task = Coroutine.CreateTask(Steps.Later("done", 0.1));
        var shield = Coroutine.Shield(task);
        await Expect.Throws<TimeoutException>(Coroutine.WaitFor(shield, TimeSpan.Zero));
        Assert.False(task.IsDone);
        Assert.True(shield.IsCanceled);
        Assert.Equal("done", await task);
    }
}
