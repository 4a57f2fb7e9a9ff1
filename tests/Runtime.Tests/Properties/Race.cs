using Coroutines;

namespace Runtime.Tests.Properties;

/// <summary>
/// Workers that use queues, a lock, a semaphore and a condition at once, plainly, under time limits, in scopes and shields, and by <c>Select</c>, while somebody cancels them at random:
/// also in the tick between their turn and their going on. In the end, what was put is what was got, in order, and everything is free.
/// </summary>
internal sealed partial class Race(int seed)
{
    private readonly Random random = new(seed);
    private readonly AsyncQueue<int> first = new(new Random(seed).Next(1, 4));
    private readonly AsyncQueue<int> second = new(1);
    private readonly AsyncLock mutex = new();
    private readonly AsyncSemaphore semaphore = new(2, most: 2);
    private readonly AsyncCondition condition = new();
    private readonly Dictionary<AsyncQueue<int>, (List<int> Put, List<int> Got)> logs = [];
    private readonly List<CoroutineTask> workers = [];
    private readonly List<int> waitingForLock = [];

    /// <summary>Of each who waits for the lock: whether nobody has cancelled it since.</summary>
    private readonly Dictionary<int, Func<bool>> arrivals = [];

    private int lastItem;
    private int lastArrival;
    private int insideLock;
    private int insideSemaphore;

    [Coroutine]
    public async Coroutine Run()
    {
        logs[first] = ([], []);
        logs[second] = ([], []);
        for (var i = 0; i < 12; i++)
        {
            workers.Add(Coroutine.CreateTask(Work(random.Next(4, 12))));
        }

        for (var i = 0; i < 60; i++)
        {
            await Pause();
            if (random.Next(3) == 0)
            {
                workers[random.Next(workers.Count)].Cancel();
            }
            else if (random.Next(4) == 0)
            {
                HandOverAndCancel();
            }
        }

        if (random.Next(2) == 0)
        {
            first.Close();
        }

        while (workers.Exists(static w => !w.IsDone))
        {
            await Coroutine.Sleep(0.5);
            workers.ForEach(static w => w.Cancel());
        }

        Check();
    }

    /// <summary>Makes it somebody's turn, and cancels somebody in the same tick.</summary>
    private void HandOverAndCancel()
    {
        var queue = random.Next(2) == 0 ? first : second;
        if (random.Next(2) == 0 && queue.TryGet(out var item))
        {
            logs[queue].Got.Add(item);
        }
        else if (!queue.IsClosed && queue.TryPut(++lastItem))
        {
            logs[queue].Put.Add(lastItem);
        }

        workers[random.Next(workers.Count)].Cancel();
    }

    [Coroutine]
    private async Coroutine Pause()
    {
        if (random.Next(3) == 0)
        {
            await Coroutine.Sleep(random.Next(4) * 0.25);
        }
        else
        {
            for (var yields = random.Next(3); yields > 0; yields--)
            {
                await Coroutine.Yield();
            }
        }
    }

    [Coroutine]
    private async Coroutine Work(int steps)
    {
        for (; steps > 0; steps--)
        {
            try
            {
                await Wrapped(random.Next(6));
                await Pause();
            }
            catch (OperationCanceledException) when (random.Next(4) != 0)
            {
                // This worker goes on all the same.
            }
            catch (TimeoutException)
            {
            }
            catch (QueueClosedException)
            {
            }
        }
    }

    [Coroutine]
    private async Coroutine Wrapped(int how)
    {
        var limit = TimeSpan.FromSeconds(random.Next(1, 5) * 0.25);
        switch (how)
        {
            case 0:
                await Coroutine.WaitFor(Step(isLimited: true), limit);
                break;
            case 1:
                await CancelScope.Run(_ => Step(isLimited: true), timeout: limit);
                break;
            case 2:
                // A shield that nothing ends could wait for ever, for what only a cancelled worker would do.
                await CancelScope.Run(_ => Shielded(limit), shield: true);
                break;
            case 3:
                await Choose(limit);
                break;
            default:
                await Step(isLimited: false);
                break;
        }
    }

    [Coroutine]
    private async Coroutine Shielded(TimeSpan limit) => await CancelScope.Run(_ => Step(isLimited: true), timeout: limit);

    [Coroutine]
    private async Coroutine Step(bool isLimited)
    {
        var queue = random.Next(2) == 0 ? first : second;
        switch (random.Next(5))
        {
            case 0:
                logs[queue].Put.Add(await queue.Put(++lastItem));
                break;
            case 1:
                logs[queue].Got.Add(await queue.Get());
                break;
            case 2:
                await Lock(isLimited);
                break;
            case 3:
                using (await semaphore.Acquire())
                {
                    await UseSemaphore();
                }

                break;
            case 4:
                await UseCondition();
                break;
        }
    }

    [Coroutine]
    private async Coroutine Choose(TimeSpan limit)
    {
        var chosen = await Coroutine.Select(
            Coroutine.Select(first.Get(), second.Put(++lastItem), mutex.Acquire()), semaphore.Acquire(), Coroutine.After(limit));
        switch (chosen.Index, chosen.First.Index)
        {
            case (0, 0):
                logs[first].Got.Add(chosen.First.First);
                break;
            case (0, 1):
                logs[second].Put.Add(chosen.First.Second);
                break;
            case (0, 2):
                using (chosen.First.Third)
                {
                    await UseLock();
                }

                break;
            case (1, _):
                using (chosen.Second)
                {
                    await UseSemaphore();
                }

                break;
        }
    }

    /// <summary>Takes the lock. Those without a time limit must get it in the order in which they came, but for those that were cancelled.</summary>
    [Coroutine]
    private async Coroutine Lock(bool isLimited)
    {
        var arrival = ++lastArrival;
        var task = Coroutine.CurrentTask!;
        var requests = task.CancelRequests;
        if (!isLimited)
        {
            waitingForLock.Add(arrival);
            // A request that a shield has held back comes at this await: then the task leaves the line at once, and says so when it runs.
            arrivals[arrival] = () => task.CancelRequests == requests && (task.flags & (FutureFlags.CancelRequested | FutureFlags.Interrupt)) == 0;
        }

        try
        {
            using var permit = await mutex.Acquire();
            if (!isLimited)
            {
                Assert.DoesNotContain(waitingForLock, earlier => earlier < arrival && arrivals[earlier]());
                waitingForLock.Remove(arrival);
            }

            await UseLock();
        }
        finally
        {
            waitingForLock.Remove(arrival);
        }
    }

    [Coroutine]
    private async Coroutine UseLock()
    {
        Assert.Equal(1, ++insideLock);
        try
        {
            await Pause();
        }
        finally
        {
            insideLock--;
        }
    }

    [Coroutine]
    private async Coroutine UseSemaphore()
    {
        Assert.InRange(++insideSemaphore, 1, 2);
        try
        {
            await Pause();
        }
        finally
        {
            insideSemaphore--;
        }
    }

    [Coroutine]
    private async Coroutine UseCondition()
    {
        using (await condition.Acquire())
        {
            if (random.Next(2) == 0)
            {
                condition.Notify(random.Next(3));
                return;
            }

            try
            {
                await condition.Wait();
            }
            finally
            {
                Assert.True(condition.IsLocked);
            }
        }
    }

    private void Check()
    {
        foreach (var worker in workers)
        {
            Assert.True(worker.IsCanceled || worker.Exception is null, worker.ToString());
        }

        foreach (var (queue, (put, got)) in logs)
        {
            while (queue.TryGet(out var rest))
            {
                got.Add(rest);
            }

            Assert.Equal(put, got);
            Assert.Equal(0, queue.Count);
        }

        Assert.False(mutex.IsLocked);
        Assert.False(condition.IsLocked);
        Assert.Equal(2, semaphore.FreeCount);
        Assert.Equal(0, EventLoop.Running!.timers.Count);
    }
}
