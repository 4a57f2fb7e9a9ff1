using Coroutines;
using Coroutines.Testing;

namespace Runtime.Tests.Parity;

/// <summary>Cancelling tasks, and taking it back.</summary>
public sealed partial class CancelTests
{
    private readonly Trace trace = new();

    [Fact, Asyncio("cancel.message", "cancel.message-through-result", "cancel.message-through-exception")]
    public void The_message_comes_out_of_each_task_above() => CoroutineTest.Run(Message());

    [Coroutine]
    private async Coroutine Message()
    {
        var inner = Coroutine.CreateTask(trace.Sleep("inner"));
        var middle = Coroutine.CreateTask(Steps.WaitOn(inner));
        var outer = Coroutine.CreateTask(Steps.WaitOn(middle));
        await Coroutine.Yield();
        inner.Cancel("why");
        var error = await Expect.Throws<OperationCanceledException>(outer);
        Assert.Equal("why", error.Message);
        Assert.Null(error.InnerException);
        Assert.Equal("why", Assert.Throws<OperationCanceledException>(() => middle.Exception).Message);
        Assert.Equal("why", Assert.Throws<OperationCanceledException>(() => outer.Result).Message);
    }

    [Fact, Asyncio("cancel.context", "cancel.traceback")]
    public void Each_who_awaits_a_cancelled_task_gets_an_exception_of_its_own_with_its_own_trace() => CoroutineTest.Run(Own());

    [Coroutine]
    private async Coroutine Own()
    {
        var task = Coroutine.CreateTask(trace.Sleep("task"));
        await Coroutine.Yield();
        task.Cancel();
        var first = await Expect.Throws<OperationCanceledException>(FirstAwait(task));
        var second = await Expect.Throws<OperationCanceledException>(SecondAwait(task));
        Assert.NotSame(first, second);
        Assert.Contains(nameof(FirstAwait), first.StackTrace);
        Assert.Contains(nameof(SecondAwait), second.StackTrace);
        Assert.DoesNotContain(nameof(FirstAwait), second.StackTrace);
    }

    [Coroutine]
    private static async Coroutine FirstAwait(Future future) => await future;

    [Coroutine]
    private static async Coroutine SecondAwait(Future future) => await future;

    [Fact, Asyncio("cancel.inner-future", "cancel.both", "cancel.waiter-future")]
    public void The_future_it_awaits_may_be_cancelled_too() => CoroutineTest.Run(InnerFuture());

    [Coroutine]
    private static async Coroutine InnerFuture()
    {
        var future = new Future<int>();
        var task = Coroutine.CreateTask(Steps.WaitOn(future));
        await Coroutine.Yield();
        future.Cancel();
        await Coroutine.Wait(task);
        Assert.True(task.IsCanceled);

        var other = new Future<int>();
        var both = Coroutine.CreateTask(Steps.WaitOn(other));
        await Coroutine.Yield();
        other.Cancel();
        Assert.True(both.Cancel());
        await Coroutine.Wait(both);
        Assert.True(both.IsCanceled);
        Assert.Equal(1, both.CancelRequests);
    }

    [Fact, Asyncio("cancel.ignoring")]
    public void A_task_that_ignores_it_goes_on_with_what_it_awaits_next() => CoroutineTest.Run(Ignoring());

    [Coroutine]
    private async Coroutine Ignoring()
    {
        var first = new Future();
        var second = new Future<int>();
        var task = Coroutine.CreateTask(AwaitBoth(first, second));
        await Coroutine.Yield();
        task.Cancel();
        await Coroutine.Yield();
        Assert.True(first.IsCanceled);
        Assert.False(second.IsDone);
        second.SetResult(42);
        Assert.Equal(42, await task);
        trace.Is("caught");
    }

    [Coroutine]
    private async Coroutine<int> AwaitBoth(Future first, Future<int> second)
    {
        try
        {
            await first;
        }
        catch (OperationCanceledException)
        {
            trace.Add("caught");
        }

        return await second;
    }

    [Fact, Asyncio("cancel.at-end")]
    public void A_task_that_cancels_itself_and_returns_has_its_result() => CoroutineTest.Run(AtEnd());

    [Coroutine]
    private static async Coroutine AtEnd()
    {
        var task = Coroutine.CreateTask(CancelAndReturn());
        Assert.Equal(12, await task);
        Assert.False(task.IsCanceled);
    }

    [Coroutine]
    private static async Coroutine<int> CancelAndReturn()
    {
        Coroutine.CurrentTask!.Cancel();
        return await Coroutine.FromResult(12);
    }

    [Fact, Asyncio("cancel.uncancel")]
    public void A_request_can_be_taken_back_after_it_was_delivered() => CoroutineTest.Run(Uncancel());

    [Coroutine]
    private static async Coroutine Uncancel()
    {
        var task = Coroutine.CreateTask(TakeBack());
        await Coroutine.Yield();
        Assert.True(task.Cancel());
        Assert.Equal(1, task.CancelRequests);
        Assert.True(await task);
        Assert.Equal(0, task.CancelRequests);
    }

    [Coroutine]
    private static async Coroutine<bool> TakeBack()
    {
        try
        {
            await Coroutine.Sleep(100);
        }
        catch (OperationCanceledException)
        {
            Coroutine.CurrentTask!.Uncancel();
        }

        await Coroutine.Sleep(0.1);
        return true;
    }

    [Fact, Asyncio("cancel.uncancel-structured")]
    public void A_time_limit_takes_back_only_its_own_request() => CoroutineTest.Run(Structured());

    [Coroutine]
    private async Coroutine Structured()
    {
        foreach (var (timeout, cancelAt, expected) in new[] { (1.0, 5.0, "limit, after"), (5.0, 1.0, "cancelled"), (1.0, 1.5, "limit, cancelled") })
        {
            var task = Coroutine.CreateTask(WithLimit(timeout));
            EventLoop.Running!.CallLater(TimeSpan.FromSeconds(cancelAt), () => task.Cancel());
            await Coroutine.Wait(task);
            trace.Is(expected);
        }
    }

    [Coroutine]
    private async Coroutine WithLimit(double seconds)
    {
        try
        {
            try
            {
                await Coroutine.WaitFor(Coroutine.Sleep(10), TimeSpan.FromSeconds(seconds));
            }
            catch (TimeoutException)
            {
                Assert.Equal(0, Coroutine.CurrentTask!.CancelRequests);
                trace.Add("limit");
            }

            await Coroutine.Sleep(1);
            trace.Add("after");
        }
        catch (OperationCanceledException)
        {
            trace.Add("cancelled");
        }
    }

    [Fact, Asyncio("cancel.uncancel-pending")]
    public void A_request_taken_back_before_it_was_delivered_is_not_delivered() => CoroutineTest.Run(BeforeDelivery());

    [Coroutine]
    private static async Coroutine BeforeDelivery()
    {
        var task = Coroutine.CreateTask(Steps.Later("never cancelled"));
        task.Cancel();
        Assert.Equal(0, task.Uncancel());
        Assert.Equal("never cancelled", await task);
    }
}
