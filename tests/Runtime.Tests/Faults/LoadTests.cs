using Coroutines;

namespace Runtime.Tests.Faults;

/// <summary>Very many tasks, and a thread pool that has no thread to spare.</summary>
public sealed partial class LoadTests
{
    private const int Count = 1_000_000;

    [Fact]
    public void A_million_tasks_live_at_once() => Loops.Run(Million());

    [Coroutine]
    private static async Coroutine Million()
    {
        var loop = EventLoop.Running!;
        var gate = new AsyncEvent();
        var sum = new int[1];
        for (var i = 0; i < Count; i++)
        {
            _ = loop.CreateTask(i % 2 == 0 ? PassGate(gate, sum) : SleepAndCount(sum));
        }

        await Coroutine.Yield();
        Assert.Equal(Count + 1, loop.LiveTaskCount);
        Assert.Equal(Count / 2, loop.timers.Count);
        gate.Set();
        await Coroutine.Yield();
        Assert.Equal(Count / 2, sum[0]);
        await Coroutine.Sleep(2);
        Assert.Equal(Count, sum[0]);
        Assert.Equal(1, loop.LiveTaskCount);
    }

    [Coroutine]
    private static async Coroutine PassGate(AsyncEvent gate, int[] sum)
    {
        await gate.Wait();
        sum[0]++;
    }

    [Coroutine]
    private static async Coroutine SleepAndCount(int[] sum)
    {
        await Coroutine.Sleep(1);
        sum[0]++;
    }

    [Fact]
    public void While_the_thread_pool_starves_the_loop_goes_on_and_loses_nothing() => Loops.Run(Starvation());

    [Coroutine]
    private static async Coroutine Starvation()
    {
        using var release = new ManualResetEventSlim();
        var blocked = 4 * Environment.ProcessorCount;
        var blocking = Enumerable.Range(0, blocked).Select(_ => Coroutine.CreateTask(Coroutine.ToThread(release.Wait))).ToArray();
        var waiting = Enumerable.Range(0, 20).Select(i => Coroutine.CreateTask(Coroutine.ToThread(() => i))).ToArray();
        var queue = new AsyncQueue<int>(1);
        var reader = Coroutine.CreateTask(ReadAll(queue));
        for (var i = 0; i < 1000; i++)
        {
            await queue.Put(i);
        }

        // All that needs no thread was done; no blocked one has come back.
        queue.Close();
        Assert.Equal(1000, await reader);
        Assert.DoesNotContain(blocking, static t => t.IsDone);
        release.Set();
        Assert.Equal(Enumerable.Range(0, 20), await Coroutine.Gather(waiting));
        await Coroutine.Gather(blocking);
        Assert.Equal(0, EventLoop.Running!.workInFlight);
    }

    [Coroutine]
    private static async Coroutine<int> ReadAll(AsyncQueue<int> queue)
    {
        var count = 0;
        await foreach (var item in queue)
        {
            Assert.Equal(count++, item);
        }

        return count;
    }
}
