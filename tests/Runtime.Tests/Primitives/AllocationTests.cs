using Coroutines;

namespace Runtime.Tests.Primitives;

/// <summary>R8: what is free costs no tick and allocates nothing.</summary>
public sealed partial class AllocationTests
{
    private readonly AsyncLock mutex = new();
    private readonly AsyncSemaphore semaphore = new(1);
    private readonly AsyncEvent happened = new();
    private readonly AsyncBarrier barrier = new(1);
    private readonly AsyncQueue<int> queue = new(4);
    private readonly AsyncPriorityQueue<int> ordered = new(4);

    [Fact]
    public void R08_What_is_free_allocates_nothing() => Loops.Run(Measure());

    [Coroutine]
    private async Coroutine Measure()
    {
        happened.Set();
        await UseAll(100);
        var before = GC.GetAllocatedBytesForCurrentThread();
        await UseAll(1000);
        var bytes = GC.GetAllocatedBytesForCurrentThread() - before;

        // The coroutine object of UseAll itself, on the C# compiler's state machine at most.
        Assert.InRange(bytes, 0, 1000);
    }

    [Coroutine]
    private async Coroutine UseAll(int times)
    {
        for (var i = 0; i < times; i++)
        {
            using (await mutex.Acquire())
            {
                using var permit = await semaphore.Acquire();
                await happened.Wait();
                await barrier.Wait();
            }

            await queue.Put(i);
            await queue.Put(i);
            await ordered.Put(i);
            await queue.Get();
            await ordered.Get();
            await Coroutine.Select(ordered.Get(), queue.Get());
            queue.TryPut(i);
            queue.TryGet(out _);
        }
    }

    [Fact]
    public void A_waiter_that_has_been_served_is_used_again() => Loops.Run(InTurn());

    [Coroutine]
    private static async Coroutine InTurn()
    {
        var turns = new AsyncQueue<int>();
        var reader = Coroutine.CreateTask(Read(turns));
        await Coroutine.Yield();
        var waiter = Assert.IsType<Waiter>(reader.waitingOn);
        for (var i = 0; i < 10; i++)
        {
            turns.TryPut(i);
            await Coroutine.Yield();
            Assert.Same(waiter, reader.waitingOn);
        }

        turns.Close();
        Assert.Equal(10, await reader);
    }

    [Coroutine]
    private static async Coroutine<int> Read(AsyncQueue<int> turns)
    {
        var count = 0;
        await foreach (var item in turns)
        {
            Assert.Equal(count++, item);
        }

        return count;
    }

    [Fact]
    public void A_permit_that_is_disposed_twice_is_given_back_once() => Loops.Run(DisposeTwice());

    [Coroutine]
    private async Coroutine DisposeTwice()
    {
        var first = await semaphore.Acquire();
        var copy = first;
        first.Dispose();
        using var second = await semaphore.Acquire();
        copy.Dispose();
        Assert.Equal(0, semaphore.FreeCount);
        var held = await mutex.Acquire();
        held.Dispose();
        using var again = await mutex.Acquire();
        held.Dispose();
        Assert.True(mutex.IsLocked);
        default(AsyncPermit).Dispose();
    }

    [Fact]
    public void R25_A_task_of_another_loop_is_not_woken()
    {
        using var release = new ManualResetEventSlim();
        using var waiting = new ManualResetEventSlim();
        var other = new Thread(() => Coroutine.Run(WaitOnOther(waiting, release)));
        other.Start();
        waiting.Wait();
        var error = Assert.Throws<InvalidOperationException>(happened.Set);
        Assert.Contains("AsyncEvent.Wait", error.Message);
        Assert.Contains("CallSoonThreadSafe", error.Message);
        release.Set();
        other.Join();
    }

    [Coroutine]
    private async Coroutine WaitOnOther(ManualResetEventSlim waiting, ManualResetEventSlim release)
    {
        var task = Coroutine.CreateTask(happened.Wait());
        await Coroutine.Yield();
        waiting.Set();
        release.Wait();
        task.Cancel();
        await Expect.Throws<OperationCanceledException>(task);
    }
}
