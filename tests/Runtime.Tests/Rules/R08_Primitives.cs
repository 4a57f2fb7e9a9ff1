using Coroutines;

namespace Runtime.Tests.Rules;

/// <summary>R8 for locks, semaphores and queues; first come, first served; a cancelled waiter takes nothing with it.</summary>
public sealed partial class R08_Primitives
{
    private readonly List<string> log = [];

    [Fact, Asyncio("lock.basic", "semaphore.basic", "event.wait-set", "queue.get-blocking", "queue.put-blocking", "lock.using")]
    public void R08_What_is_free_takes_0() => Loops.Run(Free());

    [Coroutine]
    private static async Coroutine Free()
    {
        var mutex = new AsyncLock();
        var semaphore = new AsyncSemaphore(2);
        var queue = new AsyncQueue<int>();
        var happened = new AsyncEvent();
        happened.Set();
        Assert.True(queue.TryPut(5));
        var ticks = Ticks.Start();
        using (await mutex.Acquire())
        {
            using var permit = await semaphore.Acquire();
            Assert.True(mutex.IsLocked);
        }

        Assert.Equal(5, await queue.Get());
        await queue.Put(6);
        await happened.Wait();
        Assert.Equal(0, ticks.Stop());
        Assert.False(mutex.IsLocked);
        Assert.False(semaphore.IsLocked);
    }

    [Coroutine]
    private async Coroutine Hold(AsyncLock mutex, string name)
    {
        using (await mutex.Acquire())
        {
            log.Add(name);
            await Coroutine.Sleep(1);
        }
    }

    [Fact, Asyncio("lock.fifo", "lock.cancel", "lock.finished-waiter-cancelled", "lock.release-free")]
    public void A_lock_is_given_in_order_and_not_to_the_cancelled() => Loops.Run(LockOrder());

    [Coroutine]
    private async Coroutine LockOrder()
    {
        var mutex = new AsyncLock();
        var a = await mutex.Acquire();
        var b = Coroutine.CreateTask(Hold(mutex, "b"));
        var c = Coroutine.CreateTask(Hold(mutex, "c"));
        var d = Coroutine.CreateTask(Hold(mutex, "d"));
        await Coroutine.Sleep(0.5);
        b.Cancel();
        await Coroutine.Yield();
        a.Dispose();

        // The lock has been handed to c, which is cancelled before it runs.
        c.Cancel();
        await Coroutine.GatherOutcomes(b, c, d);
        Assert.Equal(["d"], log);
        Assert.False(mutex.IsLocked);
        Assert.Throws<InvalidOperationException>(mutex.Release);
    }

    [Fact, Asyncio("semaphore.bounded", "semaphore.negative", "semaphore.acquire")]
    public void A_semaphore_lets_so_many_in() => Loops.Run(SemaphoreLimit());

    [Coroutine]
    private static async Coroutine SemaphoreLimit()
    {
        var semaphore = new AsyncSemaphore(3, most: 3);
        var inside = 0;
        var peak = 0;
        await Coroutine.Gather(Enumerable.Range(0, 10).Select(_ => Enter(semaphore, change =>
        {
            inside += change;
            peak = Math.Max(peak, inside);
        })));
        Assert.Equal(3, peak);
        Assert.Equal(TimeSpan.FromSeconds(4), EventLoop.Running!.Time);
        Assert.Throws<InvalidOperationException>(semaphore.Release);
        Assert.Throws<ArgumentOutOfRangeException>(() => new AsyncSemaphore(-1));
    }

    [Coroutine]
    private static async Coroutine Enter(AsyncSemaphore semaphore, Action<int> change)
    {
        var permit = await semaphore.Acquire();
        change(1);
        await Coroutine.Sleep(1);
        change(-1);
        permit.Dispose();
        permit.Dispose();
    }

    [Fact, Asyncio("event.wait", "event.cancel", "event.clear-with-waiters", "event.clear")]
    public void An_event_lets_all_go_on() => Loops.Run(Event());

    [Coroutine]
    private static async Coroutine Event()
    {
        var happened = new AsyncEvent();
        var waiters = Enumerable.Range(0, 3).Select(_ => Coroutine.CreateTask(happened.Wait())).ToArray();
        await Coroutine.Yield();
        waiters[1].Cancel();
        happened.Set();
        happened.Clear();
        await Coroutine.Wait(waiters);
        Assert.Equal([false, true, false], waiters.Select(w => w.IsCanceled));
        Assert.False(happened.IsSet);
    }

    [Fact, Asyncio("queue.maxsize", "queue.join", "queue.task-done-underflow", "queue.order", "queue.put-nowait", "queue.get-nowait", "queue.put-waits")]
    public void A_bounded_queue_keeps_order_and_waits() => Loops.Run(Bounded());

    [Coroutine]
    private async Coroutine Bounded()
    {
        var queue = new AsyncQueue<int>(2);
        var writer = Coroutine.CreateTask(Write(queue, 6));
        await Coroutine.Sleep(1);
        Assert.Equal(2, queue.Count);
        Assert.False(queue.TryPut(99));
        var reader = Coroutine.CreateTask(Read(queue));
        await writer;
        await queue.Join();
        reader.Cancel();
        await Expect.Throws<OperationCanceledException>(reader);
        Assert.Equal(Enumerable.Range(0, 6).Select(i => $"{i}"), log);
        Assert.Throws<InvalidOperationException>(queue.TaskDone);
        Assert.False(queue.TryGet(out _));
    }

    [Coroutine]
    private static async Coroutine Write(AsyncQueue<int> queue, int count)
    {
        for (var i = 0; i < count; i++)
        {
            await queue.Put(i);
        }
    }

    [Coroutine]
    private async Coroutine Read(AsyncQueue<int> queue)
    {
        while (true)
        {
            log.Add($"{await queue.Get()}");
            await Coroutine.Sleep(1);
            queue.TaskDone();
        }
    }

    [Fact]
    public void Random_readers_and_writers_that_are_cancelled_lose_no_item()
    {
        for (var seed = 0; seed < 50; seed++)
        {
            Loops.Run(Interleave(seed));
        }
    }

    [Coroutine]
    private static async Coroutine Interleave(int seed)
    {
        var random = new Random(seed);
        var queue = new AsyncQueue<int>(random.Next(1, 4));
        var written = new List<int>();
        var read = new List<int>();
        var tasks = new List<CoroutineTask>();
        for (var i = 0; i < 60; i++)
        {
            tasks.Add(Coroutine.CreateTask(random.Next(2) == 0 ? PutOne(queue, i, written) : GetOne(queue, read)));
            for (var yields = random.Next(3); yields > 0; yields--)
            {
                await Coroutine.Yield();
            }

            if (random.Next(3) == 0)
            {
                tasks[random.Next(tasks.Count)].Cancel();
            }
        }

        for (var i = 0; i < 10; i++)
        {
            await Coroutine.Yield();
        }

        foreach (var task in tasks)
        {
            task.Cancel();
        }

        await Coroutine.Wait(tasks);
        while (queue.TryGet(out var rest))
        {
            read.Add(rest);
        }

        Assert.Equal(0, queue.Count);
        Assert.Equal(written.Order(), read.Order());
    }

    [Coroutine]
    private static async Coroutine PutOne(AsyncQueue<int> queue, int item, List<int> written)
    {
        await queue.Put(item);
        written.Add(item);
    }

    [Coroutine]
    private static async Coroutine GetOne(AsyncQueue<int> queue, List<int> read) => read.Add(await queue.Get());
}
