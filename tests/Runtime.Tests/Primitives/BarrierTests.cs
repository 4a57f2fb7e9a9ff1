using Coroutines;

namespace Runtime.Tests.Primitives;

/// <summary><see cref="AsyncBarrier"/>: rounds, numbers, abort and reset; one that is cancelled does not count.</summary>
public sealed partial class BarrierTests
{
    private readonly AsyncBarrier barrier = new(3);

    [Fact]
    public void It_lets_all_go_when_the_last_has_come() => Loops.Run(Rounds());

    [Coroutine]
    private async Coroutine Rounds()
    {
        for (var round = 0; round < 3; round++)
        {
            var first = Coroutine.CreateTask(barrier.Wait());
            var second = Coroutine.CreateTask(barrier.Wait());
            await Coroutine.Yield();
            Assert.Equal(2, barrier.WaitingCount);
            var ticks = Ticks.Start();
            Assert.Equal(2, await barrier.Wait());
            Assert.Equal(0, ticks.Stop());
            Assert.Equal(new[] { 0, 1 }, await Coroutine.Gather(first, second));
            Assert.Equal(0, barrier.WaitingCount);
        }
    }

    [Fact]
    public void One_that_is_cancelled_does_not_count() => Loops.Run(Cancelled());

    [Coroutine]
    private async Coroutine Cancelled()
    {
        var tasks = Enumerable.Range(0, 2).Select(_ => Coroutine.CreateTask(barrier.Wait())).ToList();
        await Coroutine.Yield();
        tasks[0].Cancel();
        await Coroutine.Wait(tasks[0]);
        Assert.Equal(1, barrier.WaitingCount);
        Assert.False(barrier.IsBroken);
        tasks.Add(Coroutine.CreateTask(barrier.Wait()));
        await Coroutine.Yield();
        Assert.Equal(2, await barrier.Wait());
        Assert.Equal(0, await tasks[1]);
        Assert.Equal(1, await tasks[2]);
    }

    [Fact]
    public void Abort_breaks_it_until_it_is_reset() => Loops.Run(Abort());

    [Coroutine]
    private async Coroutine Abort()
    {
        var waiting = Coroutine.CreateTask(barrier.Wait());
        await Coroutine.Yield();
        barrier.Abort();
        Assert.True(barrier.IsBroken);
        Assert.Contains("aborted", (await Expect.Throws<BrokenBarrierException>(waiting)).Message);
        await Expect.Throws<BrokenBarrierException>(barrier.Wait());
        barrier.Reset();
        var tasks = Enumerable.Range(0, 3).Select(_ => Coroutine.CreateTask(barrier.Wait())).ToArray();
        Assert.Equal(new[] { 0, 1, 2 }, await Coroutine.Gather(tasks));
    }

    [Fact]
    public void Reset_lets_those_go_who_wait_and_it_is_as_new() => Loops.Run(Reset());

    [Coroutine]
    private async Coroutine Reset()
    {
        var waiting = Coroutine.CreateTask(barrier.Wait());
        await Coroutine.Yield();
        barrier.Reset();
        Assert.False(barrier.IsBroken);
        Assert.Contains("reset", (await Expect.Throws<BrokenBarrierException>(waiting)).Message);
        Assert.Equal(3, barrier.ParticipantCount);
        Assert.Throws<ArgumentOutOfRangeException>(() => new AsyncBarrier(0));
        Assert.Equal(0, await new AsyncBarrier(1).Wait());
    }

    [Fact]
    public void Those_it_let_go_are_not_called_back_by_an_abort() => Loops.Run(AbortTooLate());

    [Coroutine]
    private async Coroutine AbortTooLate()
    {
        var first = Coroutine.CreateTask(barrier.Wait());
        var second = Coroutine.CreateTask(barrier.Wait());
        await Coroutine.Yield();
        await barrier.Wait();
        barrier.Abort();
        Assert.Equal(new[] { 0, 1 }, await Coroutine.Gather(first, second));
    }
}
