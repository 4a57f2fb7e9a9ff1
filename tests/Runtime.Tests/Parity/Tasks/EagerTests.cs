using Coroutines;
using Coroutines.Testing;

namespace Runtime.Tests.Parity;

/// <summary>Eager tasks.</summary>
public sealed partial class EagerTests
{
    private readonly Trace trace = new();

    private static CoroutineTask<T> Eager<T>(Coroutine<T> coroutine) => EventLoop.Running!.CreateTask(coroutine, eager: true);

    [Fact, Asyncio("eager.factory", "eager.completion", "eager.all-completed", "eager.cancel-completed")]
    public void One_that_never_suspends_is_done_at_once() => CoroutineTest.Run(AtOnce());

    [Coroutine]
    private static async Coroutine AtOnce()
    {
        var task = Eager(Coroutine.FromResult("hello"));
        Assert.True(task.IsDone);
        Assert.Equal("hello", task.Result);
        Assert.DoesNotContain(task, EventLoop.Running!.AllTasks);
        Assert.False(task.Cancel());
        Assert.False(EventLoop.Running!.CreateTask(Coroutine.FromResult(1)).IsDone);
        await Coroutine.Yield();
    }

    [Fact, Asyncio("eager.await-future")]
    public void One_that_awaits_a_future_goes_on_with_its_value() => CoroutineTest.Run(AwaitFuture());

    [Coroutine]
    private static async Coroutine AwaitFuture()
    {
        var future = new Future<string>();
        var task = Eager(Steps.WaitOn(future));
        Assert.Contains("wait_for=<Future pending>", task.ToString());
        future.SetResult("value");
        Assert.Equal("value", await task);
    }

    [Fact, Asyncio("eager.block", "eager.all-blocked", "eager.cancel-blocked")]
    public void One_that_suspends_is_pending_and_can_be_cancelled() => CoroutineTest.Run(Blocks());

    [Coroutine]
    private async Coroutine Blocks()
    {
        var task = Eager(trace.Sleep("task", 1));
        Assert.False(task.IsDone);
        Assert.Contains(task, EventLoop.Running!.AllTasks);
        Assert.Equal("task", await task);
        var cancelled = Eager(trace.Sleep("other"));
        Assert.True(cancelled.Cancel("why"));
        Assert.Equal("why", (await Expect.Throws<OperationCanceledException>(cancelled)).Message);
        trace.Is("task slept, other cancelled");
    }

    [Fact, Asyncio("eager.context")]
    public void What_it_sets_is_not_seen_by_its_maker() => CoroutineTest.Run(Context());

    [Coroutine]
    private async Coroutine Context()
    {
        var local = new AsyncLocal<int> { Value = 1 };
        var task = Eager(Change(local));
        Assert.Equal(1, local.Value);
        Assert.Equal(5, await task);
        Assert.Equal(1, local.Value);
    }

    [Coroutine]
    private static async Coroutine<int> Change(AsyncLocal<int> local)
    {
        local.Value = 4;
        await Coroutine.Yield();
        return local.Value + 1;
    }

    [Fact, Asyncio("eager.abandoned")]
    public void One_that_waits_for_ever_and_is_dropped_is_cancelled_at_the_end_of_the_run()
    {
        CoroutineTest.Run(Abandon(), new CoroutineTestOptions { AllowsLeftoverTasks = true });
        trace.Is("waiter cancelled");
    }

    [Coroutine]
    private async Coroutine Abandon()
    {
        _ = EventLoop.Running!.CreateTask(trace.Wait("waiter", Steps.WaitOn(new Future<int>())), eager: true);
        await Coroutine.Yield();
    }

    [Fact, Asyncio("eager.chain", "eager.groups-count", "eager.gather-count")]
    public void Coroutines_that_are_awaited_make_no_tasks_and_eager_ones_that_do_not_suspend_leave_none() => CoroutineTest.Run(Counts());

    [Coroutine]
    private static async Coroutine Counts()
    {
        Assert.Equal(1, await Depth(20));
        var tasks = new List<CoroutineTask<int>>();
        var total = 0;
        await Tree(3, eager: true, () => total++);
        Assert.Equal(15, total);
        await TaskGroup.Run(group =>
        {
            tasks.Add(group.CreateTask(Coroutine.FromResult(1)));
            Assert.False(tasks[0].IsDone);
            return Coroutine.Completed;
        });
    }

    [Coroutine]
    private static async Coroutine<int> Depth(int levels) => levels == 0 ? EventLoop.Running!.AllTasks.Count : await Depth(levels - 1);

    [Coroutine]
    private static async Coroutine Tree(int levels, bool eager, Action count)
    {
        count();
        if (levels == 0)
        {
            return;
        }

        var left = EventLoop.Running!.CreateTask(Tree(levels - 1, eager, count), eager: eager);
        var right = EventLoop.Running!.CreateTask(Tree(levels - 1, eager, count), eager: eager);
        Assert.Equal(eager, left.IsDone && right.IsDone);
        await Coroutine.Gather(left, right);
    }
}
