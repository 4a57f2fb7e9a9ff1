using Coroutines;
using Coroutines.Testing;

namespace Runtime.Tests.Parity;

/// <summary>AsyncBarrier.</summary>
public sealed partial class BarrierTests
{
    private readonly Trace trace = new();

    /// <summary>Waits so many rounds, and tells how each ended.</summary>
    [Coroutine]
    private async Coroutine Party(AsyncBarrier barrier, string name, int rounds = 1)
    {
        for (var i = 0; i < rounds; i++)
        {
            try
            {
                await barrier.Wait();
                trace.Add(name);
            }
            catch (BrokenBarrierException)
            {
                trace.Add(name + " broken");
            }
        }
    }

    [Coroutine]
    private async Coroutine<CoroutineTask[]> Start(AsyncBarrier barrier, params string[] names)
    {
        var tasks = Array.ConvertAll(names, name => Coroutine.CreateTask(Party(barrier, name)));
        await Coroutine.Yield();
        return tasks;
    }

    [Fact, Asyncio("barrier.basic", "barrier.task-by-task", "barrier.positions")]
    public void All_go_on_when_all_are_there_each_with_a_position() => CoroutineTest.Run(Basic());

    [Coroutine]
    private static async Coroutine Basic()
    {
        var barrier = new AsyncBarrier(3);
        var tasks = new List<CoroutineTask<int>>();
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(i, barrier.WaitingCount);
            tasks.Add(Coroutine.CreateTask(barrier.Wait()));
            await Coroutine.Yield();
        }

        Assert.Equal(0, barrier.WaitingCount);
        Assert.Equal([0, 1, 2], (await Coroutine.Gather(tasks)).Order());
        Assert.False(barrier.IsBroken);
    }

    [Fact, Asyncio("barrier.parties")]
    public void It_needs_a_party() => Assert.Throws<ArgumentOutOfRangeException>(() => new AsyncBarrier(0));

    [Fact, Asyncio("barrier.one")]
    public void One_party_passes_at_once_again_and_again() => CoroutineTest.Run(One());

    [Coroutine]
    private static async Coroutine One()
    {
        var barrier = new AsyncBarrier(1);
        var ticks = Ticks.Start();
        Assert.Equal(0, await barrier.Wait());
        Assert.Equal(0, await barrier.Wait());
        Assert.Equal(0, ticks.Stop());
    }

    [Fact, Asyncio("barrier.reused", "barrier.draining")]
    public void Rounds_do_not_mix() => CoroutineTest.Run(Rounds());

    [Coroutine]
    private async Coroutine Rounds()
    {
        var barrier = new AsyncBarrier(2);
        await Coroutine.Gather(Party(barrier, "a", 3), Party(barrier, "b", 3));
        Assert.Equal(0, barrier.WaitingCount);
        trace.Is("b, a, a, b, b, a");
        var tasks = await Start(barrier, "1", "2", "3");
        Assert.Equal(1, barrier.WaitingCount);
        await Start(barrier, "4");
        await Coroutine.Wait(tasks);
        trace.Is("2, 1, 4, 3");
    }

    [Fact, Asyncio("barrier.cancel")]
    public void A_cancelled_party_leaves_and_another_takes_its_place() => CoroutineTest.Run(Cancel());

    [Coroutine]
    private async Coroutine Cancel()
    {
        var barrier = new AsyncBarrier(3);
        var tasks = await Start(barrier, "a", "b");
        tasks[0].Cancel();
        await Coroutine.Yield();
        Assert.Equal(1, barrier.WaitingCount);
        await Coroutine.Wait(await Start(barrier, "c", "d"));
        await tasks[1];
        trace.Is("d, b, c");
    }

    [Fact, Asyncio("barrier.reset", "barrier.reset-waiting", "barrier.reset-again")]
    public void Reset_throws_for_those_who_wait_and_it_is_as_new() => CoroutineTest.Run(Reset());

    [Coroutine]
    private async Coroutine Reset()
    {
        var barrier = new AsyncBarrier(2);
        barrier.Reset();
        Assert.False(barrier.IsBroken);
        var tasks = await Start(barrier, "a");
        barrier.Reset();
        await Coroutine.Wait(tasks);
        Assert.False(barrier.IsBroken);
        await Coroutine.Wait(await Start(barrier, "b", "c"));
        trace.Is("a broken, c, b");
    }

    [Fact, Asyncio("barrier.reset-draining", "barrier.abort-draining")]
    public void A_round_that_is_complete_goes_on_whatever_comes_then() => CoroutineTest.Run(Draining());

    [Coroutine]
    private async Coroutine Draining()
    {
        foreach (var abort in new[] { false, true })
        {
            var barrier = new AsyncBarrier(2);
            var tasks = Array.ConvertAll(new[] { "a", "b", "c" }, name => Coroutine.CreateTask(Party(barrier, name)));
            EventLoop.Running!.CallSoon(abort ? barrier.Abort : barrier.Reset);
            await Coroutine.Wait(tasks);
            trace.Is("b, a, c broken");
            Assert.Equal(abort, barrier.IsBroken);
        }
    }

    [Fact, Asyncio("barrier.abort", "barrier.abort-exception", "barrier.abort-reset")]
    public void Aborted_it_is_broken_until_it_is_reset() => CoroutineTest.Run(Abort());

    [Coroutine]
    private async Coroutine Abort()
    {
        var barrier = new AsyncBarrier(3);
        var tasks = await Start(barrier, "a", "b");
        var failing = Coroutine.CreateTask(FailInstead(barrier));
        await Coroutine.Wait(tasks);
        Assert.True(barrier.IsBroken);
        await Party(barrier, "late");
        trace.Is("a broken, b broken, late broken");
        Assert.Equal("instead", (await Expect.Throws<FormatException>(failing)).Message);
        barrier.Reset();
        await Coroutine.Wait(await Start(barrier, "c", "d", "e"));
        trace.Is("e, c, d");
    }

    [Coroutine]
    private static async Coroutine FailInstead(AsyncBarrier barrier)
    {
        try
        {
            await Coroutine.FromException(new FormatException("instead"));
        }
        catch (FormatException)
        {
            barrier.Abort();
            throw;
        }
    }
}
