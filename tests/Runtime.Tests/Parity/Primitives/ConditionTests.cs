using Coroutines;
using Coroutines.Testing;

namespace Runtime.Tests.Parity;

/// <summary>AsyncCondition.</summary>
public sealed partial class ConditionTests
{
    private readonly Trace trace = new();
    private readonly AsyncCondition changed = new();

    /// <summary>Waits under the lock, and tells how that ended, and that the lock is held then.</summary>
    [Coroutine]
    private async Coroutine Waiter(string name)
    {
        using (await changed.Acquire())
        {
            try
            {
                await changed.Wait();
                trace.Add(name);
            }
            catch (OperationCanceledException)
            {
                trace.Add(name + " cancelled");
                throw;
            }
            finally
            {
                Assert.True(changed.IsLocked);
            }
        }
    }

    [Coroutine]
    private async Coroutine<CoroutineTask[]> Start(params string[] names)
    {
        var waiters = Array.ConvertAll(names, name => Coroutine.CreateTask(Waiter(name)));
        await Steps.Yields(4);
        return waiters;
    }

    [Coroutine]
    private async Coroutine Notify(int count)
    {
        using (await changed.Acquire())
        {
            changed.Notify(count);
        }
    }

    [Fact, Asyncio("condition.wait", "condition.notify", "condition.notify-all", "condition.using")]
    public void As_many_as_told_go_on_in_order() => CoroutineTest.Run(NotifySome());

    [Coroutine]
    private async Coroutine NotifySome()
    {
        var waiters = await Start("a", "b", "c", "d");
        trace.Is("");
        await Notify(1);
        await Steps.Yields(4);
        trace.Is("a");
        await Notify(2);
        await Steps.Yields(6);
        trace.Is("b, c");
        await Notify(int.MaxValue);
        await Coroutine.Wait(waiters);
        trace.Is("d");
        using (await changed.Acquire())
        {
            changed.NotifyAll();
            Assert.True(changed.IsLocked);
        }

        Assert.False(changed.IsLocked);
    }

    [Fact, Asyncio("condition.cancel", "condition.cancel-contested", "condition.cancel-wakeup")]
    public void A_cancelled_waiter_ends_when_it_has_the_lock_again() => CoroutineTest.Run(Cancel());

    [Coroutine]
    private async Coroutine Cancel()
    {
        var waiters = await Start("a", "b");
        var permit = await changed.Acquire();
        waiters[0].Cancel();
        await Steps.Yields(4);
        Assert.False(waiters[0].IsDone);
        permit.Dispose();
        await Expect.Throws<OperationCanceledException>(waiters[0]);
        trace.Is("a cancelled");
        permit = await changed.Acquire();
        changed.Notify();
        await Steps.Yields(2);
        waiters[1].Cancel();
        await Steps.Yields(2);
        Assert.False(waiters[1].IsDone);
        permit.Dispose();
        await Coroutine.Wait(waiters[1]);
        Assert.True(waiters[1].IsCanceled);
        Assert.False(changed.IsLocked);
    }

    [Fact, Asyncio("condition.cancel-after-notify", "condition.cancel-no-loss")]
    public void A_notification_is_not_lost_with_a_cancelled_waiter() => CoroutineTest.Run(PassOn());

    [Coroutine]
    private async Coroutine PassOn()
    {
        var waiters = await Start("a", "b");
        await changed.Acquire();
        changed.Notify();
        waiters[0].Cancel();
        changed.Release();
        await Coroutine.Wait(waiters);
        Assert.True(waiters[0].IsCanceled);
        trace.Is("a cancelled, b");
    }

    [Fact, Asyncio("condition.wait-unlocked", "condition.notify-unlocked")]
    public void Without_the_lock_waiting_and_notifying_throw() => CoroutineTest.Run(Unlocked());

    [Coroutine]
    private async Coroutine Unlocked()
    {
        await Expect.Throws<InvalidOperationException>(changed.Wait());
        await Expect.Throws<InvalidOperationException>(changed.WaitUntil(() => true));
        Assert.Throws<InvalidOperationException>(() => changed.Notify());
        Assert.Throws<InvalidOperationException>(changed.NotifyAll);
    }

    [Fact, Asyncio("condition.wait-for")]
    public void Waiting_for_a_predicate_ends_when_it_holds() => CoroutineTest.Run(Predicate());

    [Coroutine]
    private async Coroutine Predicate()
    {
        var present = false;
        var waiter = Coroutine.CreateTask(Until(() => present));
        await Steps.Yields(3);
        await Notify(1);
        await Steps.Yields(4);
        trace.Is("");
        present = true;
        await Notify(1);
        await waiter;
        trace.Is("holds");
    }

    [Coroutine]
    private async Coroutine Until(Func<bool> predicate)
    {
        using (await changed.Acquire())
        {
            await changed.WaitUntil(predicate);
            trace.Add("holds");
        }
    }

    [Fact, Asyncio("condition.explicit-lock")]
    public void Conditions_can_share_a_lock() => CoroutineTest.Run(Shared());

    [Coroutine]
    private static async Coroutine Shared()
    {
        var mutex = new AsyncLock();
        var (a, b) = (new AsyncCondition(mutex), new AsyncCondition(mutex));
        using (await a.Acquire())
        {
            Assert.True(b.IsLocked);
            Assert.True(mutex.IsLocked);
        }

        Assert.False(b.IsLocked);
    }

    [Fact, Asyncio("condition.timeout-in-block")]
    public void A_wait_that_times_out_holds_the_lock_after() => CoroutineTest.Run(TimesOut());

    [Coroutine]
    private async Coroutine TimesOut()
    {
        using (await changed.Acquire())
        {
            await Expect.Throws<TimeoutException>(Coroutine.WaitFor(changed.Wait(), TimeSpan.FromSeconds(0.5)));
            Assert.True(changed.IsLocked);
        }

        Assert.False(changed.IsLocked);
        Steps.At(0.5);
    }
}
