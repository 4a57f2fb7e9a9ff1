using Coroutines;
using Coroutines.Testing;

namespace Runtime.Tests.Rules;

/// <summary>R8: for how many iterations an awaiting task is suspended. The counter is scheduled before the await, so it counts first in each iteration.</summary>
public sealed partial class R08_Ticks
{
    [Coroutine]
    private static async Coroutine Noop() => await Coroutine.Completed;

    [Coroutine]
    private static async Coroutine<int> Five() => await Coroutine.FromResult(5);

    [Fact]
    public void R08_A_child_that_never_suspends_takes_0() => Assert.Equal(0, CoroutineTest.Run(Child()));

    [Coroutine]
    private static async Coroutine<int> Child()
    {
        var ticks = Ticks.Start();
        await Noop();
        return ticks.Stop();
    }

    [Fact]
    public void R08_A_finished_task_takes_0() => Assert.Equal(0, CoroutineTest.Run(Finished()));

    [Coroutine]
    private static async Coroutine<int> Finished()
    {
        var task = Coroutine.CreateTask(Five());
        await task;
        var ticks = Ticks.Start();
        Assert.Equal(5, await task);
        return ticks.Stop();
    }

    [Fact, Asyncio("sleep.zero")]
    public void R08_Yield_takes_1() => Assert.Equal(1, CoroutineTest.Run(YieldOnce()));

    [Coroutine]
    private static async Coroutine<int> YieldOnce()
    {
        var ticks = Ticks.Start();
        await Coroutine.Yield();
        return ticks.Stop();
    }

    [Fact]
    public void R08_A_future_set_through_CallSoon_takes_2() => Assert.Equal(2, CoroutineTest.Run(FutureSet()));

    [Coroutine]
    private static async Coroutine<int> FutureSet()
    {
        var future = new Future<int>();
        var ticks = Ticks.Start();
        EventLoop.Running!.CallSoon(() => future.SetResult(1));
        await future;
        return ticks.Stop();
    }

    [Fact]
    public void R08_A_new_task_takes_2() => Assert.Equal(2, CoroutineTest.Run(NewTask()));

    [Coroutine]
    private static async Coroutine<int> NewTask()
    {
        var ticks = Ticks.Start();
        await EventLoop.Running!.CreateTask(Noop());
        return ticks.Stop();
    }

    [Fact]
    public void R08_Gather_takes_3() => Assert.Equal(3, CoroutineTest.Run(GatherTwo()));

    [Coroutine]
    private static async Coroutine<int> GatherTwo()
    {
        var ticks = Ticks.Start();
        await Coroutine.Gather(Noop(), Noop());
        return ticks.Stop();
    }

    [Fact]
    public void R08_Wait_for_one_task_takes_3() => Assert.Equal(3, CoroutineTest.Run(WaitOne()));

    [Coroutine]
    private static async Coroutine<int> WaitOne()
    {
        var ticks = Ticks.Start();
        await Coroutine.Wait([EventLoop.Running!.CreateTask(Noop())]);
        return ticks.Stop();
    }

    [Fact]
    public void R08_Shield_takes_3() => Assert.Equal(3, CoroutineTest.Run(Shielded()));

    [Coroutine]
    private static async Coroutine<int> Shielded()
    {
        var ticks = Ticks.Start();
        await Coroutine.Shield(Noop());
        return ticks.Stop();
    }

    [Fact]
    public void R08_Shield_of_what_is_done_takes_0() => Assert.Equal(0, CoroutineTest.Run(ShieldedDone()));

    [Coroutine]
    private static async Coroutine<int> ShieldedDone()
    {
        var done = new Future<int>();
        done.SetResult(1);
        var ticks = Ticks.Start();
        Assert.Equal(1, await Coroutine.Shield<int>(done));
        return ticks.Stop();
    }

    [Fact]
    public void R08_WaitFor_a_coroutine_takes_0() => Assert.Equal(0, CoroutineTest.Run(WaitForNoop()));

    [Coroutine]
    private static async Coroutine<int> WaitForNoop()
    {
        var ticks = Ticks.Start();
        await Coroutine.WaitFor(Noop(), TimeSpan.FromSeconds(1));
        return ticks.Stop();
    }

    [Fact]
    public void R08_An_eager_task_that_never_suspends_takes_0() => Assert.Equal(0, CoroutineTest.Run(Eager()));

    [Coroutine]
    private static async Coroutine<int> Eager()
    {
        var loop = EventLoop.Running!;
        var ticks = Ticks.Start();
        Assert.Equal(5, await loop.CreateTask(Five(), eager: true));
        Assert.Equal(new[] { 5, 5 }, await Coroutine.Gather(loop.CreateTask(Five(), eager: true), loop.CreateTask(Five(), eager: true)));
        return ticks.Stop();
    }

    [Fact]
    public void R08_Cancelling_a_sleeping_task_takes_2_until_its_awaiter_resumes() => Assert.Equal(2, CoroutineTest.Run(CancelSleeping()));

    [Coroutine]
    private static async Coroutine<int> CancelSleeping()
    {
        var sleeping = Coroutine.CreateTask(Coroutine.Sleep(10));
        await Coroutine.Yield();
        var ticks = Ticks.Start();
        sleeping.Cancel();
        await Expect.Throws<OperationCanceledException>(sleeping);
        return ticks.Stop();
    }
}
