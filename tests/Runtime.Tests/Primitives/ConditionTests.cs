using Coroutines;

namespace Runtime.Tests.Primitives;

/// <summary><see cref="AsyncCondition"/>: first come, first notified; the lock is held after every wait; a cancelled waiter passes its notification on.</summary>
public sealed partial class ConditionTests
{
    private readonly List<string> log = [];
    private readonly AsyncCondition condition = new();

    [Coroutine]
    private async Coroutine WaitAs(string name)
    {
        using (await condition.Acquire())
        {
            try
            {
                await condition.Wait();
                log.Add(name);
            }
            finally
            {
                Assert.True(condition.IsLocked);
            }
        }
    }

    [Fact]
    public void Those_who_wait_are_notified_in_order() => Loops.Run(InOrder());

    [Coroutine]
    private async Coroutine InOrder()
    {
        var tasks = new[] { "a", "b", "c", "d" }.Select(name => Coroutine.CreateTask(WaitAs(name))).ToArray();
        await Coroutine.Sleep(1);
        Assert.False(condition.IsLocked);
        using (await condition.Acquire())
        {
            condition.Notify(2);
            await Coroutine.Sleep(1);
            Assert.Empty(log);
        }

        await Coroutine.Sleep(1);
        Assert.Equal(["a", "b"], log);
        using (await condition.Acquire())
        {
            condition.NotifyAll();
        }

        await Coroutine.Wait(tasks);
        Assert.Equal(["a", "b", "c", "d"], log);
        Assert.False(condition.IsLocked);
    }

    [Fact]
    public void One_that_is_cancelled_after_it_was_notified_passes_it_on() => Loops.Run(PassOn());

    [Coroutine]
    private async Coroutine PassOn()
    {
        var a = Coroutine.CreateTask(WaitAs("a"));
        var b = Coroutine.CreateTask(WaitAs("b"));
        await Coroutine.Sleep(1);
        using (await condition.Acquire())
        {
            condition.Notify();
            a.Cancel();
        }

        await b;
        await Expect.Throws<OperationCanceledException>(a);
        Assert.Equal(["b"], log);
    }

    [Fact]
    public void A_cancelled_wait_takes_the_lock_again_first() => Loops.Run(CancelWhileLocked());

    [Coroutine]
    private async Coroutine CancelWhileLocked()
    {
        var a = Coroutine.CreateTask(WaitAs("a"));
        await Coroutine.Sleep(1);
        var held = await condition.Acquire();
        a.Cancel("enough");
        await Coroutine.Sleep(1);
        a.Cancel("really");
        await Coroutine.Sleep(1);
        Assert.False(a.IsDone);
        held.Dispose();
        await Expect.Throws<OperationCanceledException>(a);
        Assert.False(condition.IsLocked);
    }

    [Fact]
    public void Inside_a_cancelled_scope_the_lock_is_taken_again_all_the_same() => Loops.Run(InScope());

    [Coroutine]
    private async Coroutine InScope()
    {
        var task = Coroutine.CreateTask(WaitWithTimeout());
        await Coroutine.Sleep(0.5);
        var held = await condition.Acquire();
        await Coroutine.Sleep(1);
        Assert.False(task.IsDone);
        held.Dispose();
        await task;
        Assert.Equal(["timeout"], log);
        Assert.False(condition.IsLocked);
    }

    [Coroutine]
    private async Coroutine WaitWithTimeout()
    {
        if (!await CancelScope.Run(_ => WaitAs("never"), timeout: TimeSpan.FromSeconds(1)))
        {
            log.Add("timeout");
        }
    }

    [Fact]
    public void WaitUntil_goes_on_when_it_is_true() => Loops.Run(Until());

    [Coroutine]
    private async Coroutine Until()
    {
        var stock = 0;
        var buyer = Coroutine.CreateTask(Buy(() => stock > 2));
        for (var i = 0; i < 4; i++)
        {
            await Coroutine.Sleep(1);
            using (await condition.Acquire())
            {
                stock++;
                condition.NotifyAll();
            }
        }

        await buyer;
        Assert.Equal(["bought at 3 s"], log);
        using var held = await condition.Acquire();
        var ticks = Ticks.Start();
        await condition.WaitUntil(() => true);
        Assert.Equal(0, ticks.Stop());
    }

    [Coroutine]
    private async Coroutine Buy(Func<bool> inStock)
    {
        using (await condition.Acquire())
        {
            await condition.WaitUntil(inStock);
            log.Add($"bought at {EventLoop.Running!.Time.TotalSeconds} s");
        }
    }

    [Fact]
    public void Without_the_lock_it_says_what_to_do() => Loops.Run(WithoutLock());

    [Coroutine]
    private async Coroutine WithoutLock()
    {
        Assert.Contains("Acquire", (await Expect.Throws<InvalidOperationException>(condition.Wait())).Message);
        Assert.Contains("AsyncCondition.WaitUntil", (await Expect.Throws<InvalidOperationException>(condition.WaitUntil(() => true))).Message);
        Assert.Throws<InvalidOperationException>(() => condition.Notify());
        Assert.Throws<InvalidOperationException>(condition.NotifyAll);
        Assert.Throws<InvalidOperationException>(condition.Release);
    }

    [Fact]
    public void The_permit_stays_good_over_a_wait_in_which_others_held_the_lock() => Loops.Run(PermitStaysGood());

    [Coroutine]
    private async Coroutine PermitStaysGood()
    {
        var mutex = new AsyncLock();
        var shared = new AsyncCondition(mutex);
        var held = await mutex.Acquire();
        var waiter = shared.Wait();
        var other = Coroutine.CreateTask(LockAndNotify(mutex, shared));
        await waiter;
        Assert.True(mutex.IsLocked);
        held.Dispose();
        Assert.False(mutex.IsLocked);
        await other;
        using var again = await mutex.Acquire();
        held.Dispose();
        Assert.True(mutex.IsLocked);
    }

    [Coroutine]
    private static async Coroutine LockAndNotify(AsyncLock mutex, AsyncCondition shared)
    {
        for (var i = 0; i < 3; i++)
        {
            using var permit = await mutex.Acquire();
        }

        using (await mutex.Acquire())
        {
            shared.Notify();
        }
    }
}
