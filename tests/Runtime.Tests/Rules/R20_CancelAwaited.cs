using Coroutines;
using Coroutines.Testing;

namespace Runtime.Tests.Rules;

/// <summary>R20: what a cancelled task awaits is cancelled; <c>Shield</c> stops that; <c>Gather</c>.</summary>
public sealed partial class R20_CancelAwaited
{
    private readonly List<string> log = [];

    [Coroutine]
    private async Coroutine<int> Work(string name, double seconds = 100)
    {
        try
        {
            await Coroutine.Sleep(seconds);
            log.Add(name + " done");
            return 1;
        }
        catch (OperationCanceledException e)
        {
            log.Add($"{name}: {e.Message}");
            throw;
        }
    }

    [Coroutine]
    private static async Coroutine<int> Await(IFuture<int> future) => await future;

    [Fact]
    public void R20_The_awaited_task_is_cancelled_with_the_message() => CoroutineTest.Run(AwaitedTask());

    [Coroutine]
    private async Coroutine AwaitedTask()
    {
        var inner = Coroutine.CreateTask(Work("inner"));
        var outer = Coroutine.CreateTask(Await(inner));
        await Coroutine.Yield();
        Assert.True(outer.Cancel("stop"));
        Assert.Equal("stop", (await Expect.Throws<OperationCanceledException>(outer)).Message);
        Assert.True(inner.IsCanceled);
        Assert.Equal(["inner: stop"], log);
    }

    [Fact, Asyncio("cancel.future-passes")]
    public void R20_The_awaited_future_is_cancelled() => CoroutineTest.Run(AwaitedFuture());

    [Coroutine]
    private static async Coroutine AwaitedFuture()
    {
        var future = new Future<int>();
        var outer = Coroutine.CreateTask(Await(future));
        await Coroutine.Yield();
        outer.Cancel();
        Assert.True(future.IsCanceled);
        await Expect.Throws<OperationCanceledException>(outer);
    }

    [Fact]
    public void R20_A_chain_of_100000_tasks_is_cancelled_from_its_top() => CoroutineTest.Run(LongChain());

    [Coroutine]
    private async Coroutine LongChain()
    {
        var bottom = Coroutine.CreateTask(Work("bottom"));
        var top = bottom;
        for (var i = 0; i < 100_000; i++)
        {
            top = Coroutine.CreateTask(Await(top));
        }

        await Coroutine.Yield();
        top.Cancel("all the way");
        await Expect.Throws<OperationCanceledException>(top);
        Assert.True(bottom.IsCanceled);
        Assert.Equal(["bottom: all the way"], log);
    }

    [Fact]
    public void R20_A_ring_of_tasks_that_await_each_other_can_be_cancelled() => CoroutineTest.Run(Ring());

    [Coroutine]
    private static async Coroutine Ring()
    {
        var tasks = new CoroutineTask<int>[3];
        for (var i = 0; i < 3; i++)
        {
            tasks[i] = Coroutine.CreateTask(AwaitNext(tasks, (i + 1) % 3));
        }

        await Coroutine.Yield();
        tasks[0].Cancel();
        await Coroutine.Wait(tasks);
        Assert.All(tasks, t => Assert.True(t.IsCanceled));
    }

    [Coroutine]
    private static async Coroutine<int> AwaitNext(CoroutineTask<int>[] tasks, int next) => await tasks[next];

    [Fact, Asyncio("shield.effect", "shield.result", "shield.exception")]
    public void R20_Shield_keeps_the_inner_one_going() => CoroutineTest.Run(Shield());

    [Coroutine]
    private async Coroutine Shield()
    {
        var inner = Coroutine.CreateTask(Work("inner", 5));
        var outer = Coroutine.CreateTask(Await(Coroutine.Shield(inner)));
        await Coroutine.Yield();
        outer.Cancel();
        await Expect.Throws<OperationCanceledException>(outer);
        Assert.False(inner.IsDone);
        Assert.Equal(1, await inner);
        Assert.Equal(["inner done"], log);
        Assert.Equal(1, await Coroutine.Shield(inner));
        await Expect.Throws<FormatException>(Coroutine.Shield(Coroutine.FromException<int>(new FormatException())));
        await Coroutine.Shield(Coroutine.Sleep(1));
    }

    [Fact, Asyncio("shield.cancel-inner")]
    public void R20_Cancelling_an_inner_shielded_task_reaches_the_outer_one() => CoroutineTest.Run(ShieldedCancelled());

    [Coroutine]
    private async Coroutine ShieldedCancelled()
    {
        var inner = Coroutine.CreateTask(Work("inner"));
        var shield = Coroutine.Shield(inner);
        await Coroutine.Yield();
        inner.Cancel("inside");
        Assert.Equal("inside", (await Expect.Throws<OperationCanceledException>(shield)).Message);
        Assert.True(shield.IsCanceled);
    }

    [Fact, Asyncio("gather.cancellation-broadcast")]
    public void R20_Cancelling_Gather_cancels_its_children() => CoroutineTest.Run(CancelGather());

    [Coroutine]
    private async Coroutine CancelGather()
    {
        var gather = Coroutine.Gather(Work("a"), Work("b"));
        await Coroutine.Yield();
        Assert.True(gather.Cancel("all"));
        Assert.False(gather.IsDone);
        Assert.Equal("all", (await Expect.Throws<OperationCanceledException>(gather)).Message);
        Assert.Equal(["a: all", "b: all"], log);
        Assert.False(gather.Cancel());
    }

    [Fact, Asyncio("gather.cancel-message")]
    public void R20_Cancelling_a_task_that_gathers_cancels_the_children() => CoroutineTest.Run(CancelGathering());

    [Coroutine]
    private async Coroutine CancelGathering()
    {
        var task = Coroutine.CreateTask(GatherTwo());
        await Coroutine.Yield();
        await Coroutine.Yield();
        task.Cancel("up");
        await Expect.Throws<OperationCanceledException>(task);
        Assert.Equal(["a: up", "b: up"], log);
    }

    [Coroutine]
    private async Coroutine GatherTwo() => await Coroutine.Gather(Work("a"), Work("b"));

    [Fact, Asyncio("gather.one-exception")]
    public void R20_A_childs_failure_leaves_its_siblings_running() => CoroutineTest.Run(ChildFails());

    [Coroutine]
    private async Coroutine ChildFails()
    {
        var sibling = Coroutine.CreateTask(Work("sibling", 5));
        var gather = Coroutine.Gather(sibling, Coroutine.CreateTask(Coroutine.FromException<int>(new FormatException("child"))));
        Assert.Equal("child", (await Expect.Throws<FormatException>(gather)).Message);
        Assert.False(sibling.IsDone);
        Assert.Equal(1, await sibling);
    }

    [Fact, Asyncio("gather.return-exceptions", "gather.cancellation-collected")]
    public void R20_GatherOutcomes_collects() => CoroutineTest.Run(Outcomes());

    [Coroutine]
    private async Coroutine Outcomes()
    {
        var cancelled = Coroutine.CreateTask(Work("cancelled"));
        var gather = Coroutine.GatherOutcomes(Coroutine.CreateTask(Work("a", 1)), Coroutine.CreateTask(Coroutine.FromException<int>(new FormatException("b"))), cancelled);
        await Coroutine.Yield();
        cancelled.Cancel();
        var outcomes = await gather;
        Assert.Equal(1, outcomes[0].Value);
        Assert.True(outcomes[0].IsSuccess);
        Assert.IsType<FormatException>(outcomes[1].Exception);
        Assert.Throws<InvalidOperationException>(() => outcomes[1].Value);
        Assert.IsType<OperationCanceledException>(outcomes[2].Exception);
        Assert.Equal(new Exception?[] { null, null }, await Coroutine.GatherOutcomes(Coroutine.Sleep(1), Coroutine.Sleep(2)));
    }

    [Fact, Asyncio("cancel.wait-no-shield")]
    public void R20_Cancelling_Wait_leaves_what_it_waits_for() => CoroutineTest.Run(CancelWait());

    [Coroutine]
    private async Coroutine CancelWait()
    {
        var inner = Coroutine.CreateTask(Work("inner", 5));
        var wait = Coroutine.CreateTask(Coroutine.Wait([inner]));
        await Coroutine.Yield();
        wait.Cancel();
        await Expect.Throws<OperationCanceledException>(wait);
        Assert.Equal(1, await inner);
    }
}
