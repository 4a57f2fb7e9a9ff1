using Coroutines;
using Coroutines.Testing;

namespace Runtime.Tests.Parity;

/// <summary>AsyncLock and AsyncSemaphore.</summary>
public sealed partial class LockTests
{
    private readonly Trace trace = new();

    [Coroutine]
    private async Coroutine Hold(AsyncLock mutex, string name, double seconds = 0)
    {
        using (await mutex.Acquire())
        {
            trace.Add(name);
            await Coroutine.Sleep(seconds);
        }
    }

    [Coroutine]
    private async Coroutine Take(AsyncSemaphore semaphore, string name)
    {
        try
        {
            await semaphore.Acquire();
            trace.Add(name);
        }
        catch (OperationCanceledException)
        {
            trace.Add(name + " cancelled");
            throw;
        }
    }

    [Fact, Asyncio("lock.cancel-race", "lock.cancel-release-race")]
    public void A_waiter_cancelled_when_it_gets_the_lock_passes_it_on() => CoroutineTest.Run(CancelRace());

    [Coroutine]
    private async Coroutine CancelRace()
    {
        foreach (var cancelFirst in new[] { true, false })
        {
            var mutex = new AsyncLock();
            var permit = await mutex.Acquire();
            var waiters = new[] { "a", "b", "c" }.Select(name => Coroutine.CreateTask(Hold(mutex, name))).ToArray();
            await Coroutine.Yield();
            if (cancelFirst)
            {
                waiters[0].Cancel();
                permit.Dispose();
            }
            else
            {
                permit.Dispose();
                waiters[0].Cancel();
            }

            await Coroutine.Wait(waiters);
            Assert.True(waiters[0].IsCanceled);
            Assert.False(mutex.IsLocked);
            trace.Is("b, c");
        }
    }

    [Fact, Asyncio("lock.release-no-waiters")]
    public void Released_with_nobody_waiting_it_is_free() => CoroutineTest.Run(NoWaiters());

    [Coroutine]
    private static async Coroutine NoWaiters()
    {
        var mutex = new AsyncLock();
        await mutex.Acquire();
        Assert.True(mutex.IsLocked);
        mutex.Release();
        Assert.False(mutex.IsLocked);
    }

    [Fact, Asyncio("semaphore.zero", "semaphore.cancel", "semaphore.release-no-waiters")]
    public void A_semaphore_with_no_permits_is_locked_until_one_is_released() => CoroutineTest.Run(Zero());

    [Coroutine]
    private async Coroutine Zero()
    {
        var semaphore = new AsyncSemaphore(0);
        Assert.True(semaphore.IsLocked);
        var waiter = Coroutine.CreateTask(Take(semaphore, "a"));
        await Coroutine.Yield();
        waiter.Cancel();
        await Expect.Throws<OperationCanceledException>(waiter);
        semaphore.Release();
        Assert.False(semaphore.IsLocked);
        await Take(semaphore, "b");
        trace.Is("a cancelled, b");
    }

    [Fact, Asyncio("semaphore.cancel-before-awoken", "semaphore.no-hang")]
    public void A_permit_released_for_a_waiter_that_is_cancelled_goes_to_the_next() => CoroutineTest.Run(BeforeAwoken());

    [Coroutine]
    private async Coroutine BeforeAwoken()
    {
        var semaphore = new AsyncSemaphore(1);
        await semaphore.Acquire();
        var waiters = new[] { "a", "b", "c", "d" }.Select(name => Coroutine.CreateTask(Take(semaphore, name))).ToArray();
        await Coroutine.Yield();
        semaphore.Release();
        waiters[0].Cancel();
        waiters[1].Cancel();
        await Steps.Yields(4);
        trace.Is("a cancelled, b cancelled, c");
        Assert.True(semaphore.IsLocked);
        semaphore.Release();
        await waiters[3];
        semaphore.Release();
        Assert.False(semaphore.IsLocked);
        trace.Is("d");
    }

    [Fact, Asyncio("semaphore.fifo", "semaphore.fifo-many")]
    public void Permits_go_in_order_of_arrival() => CoroutineTest.Run(Fifo());

    [Coroutine]
    private async Coroutine Fifo()
    {
        var semaphore = new AsyncSemaphore(1);
        await Coroutine.Gather(new[] { "a", "b", "c" }.Select(name => Rounds(semaphore, name)));
        trace.Is("a1, b1, c1, a2, b2, c2, a3, b3, c3");
    }

    [Coroutine]
    private async Coroutine Rounds(AsyncSemaphore semaphore, string name)
    {
        for (var round = 1; round <= 3; round++)
        {
            using (await semaphore.Acquire())
            {
                trace.Add($"{name}{round}");
                await Coroutine.Sleep(0.01);
            }
        }
    }

    [Fact, Asyncio("semaphore.fifo-cancelled")]
    public void Cancelled_waiters_between_do_not_change_the_order() => CoroutineTest.Run(FifoCancelled());

    [Coroutine]
    private async Coroutine FifoCancelled()
    {
        var semaphore = new AsyncSemaphore(0);
        var waiters = Enumerable.Range(1, 5).Select(i => Coroutine.CreateTask(Take(semaphore, $"{i}"))).ToArray();
        await Coroutine.Yield();
        semaphore.Release();
        semaphore.Release();
        waiters[1].Cancel();
        waiters[3].Cancel();
        await Steps.Yields(3);
        trace.Is("1, 2 cancelled, 4 cancelled, 3");
        semaphore.Release();
        await waiters[4];
        trace.Is("5");
    }
}
