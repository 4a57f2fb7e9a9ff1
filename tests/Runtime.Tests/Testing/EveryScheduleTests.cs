using Coroutines;
using Coroutines.Testing;

namespace Runtime.Tests.Testing;

/// <summary>Locks, semaphores, conditions and queues keep what they promise in every order in which what is ready could run.</summary>
public sealed partial class EveryScheduleTests
{
    private static readonly CoroutineTestOptions AnyOrder = new() { VariesReadyOrder = true };

    private static void TryAll(Func<Coroutine> test)
    {
        var exploration = CoroutineTest.RunAll(test, maxSchedules: 2_000, maxDeviations: 4, AnyOrder);
        Assert.True(exploration.Schedules > 20, $"Only {exploration}: the test leaves nothing open.");
    }

    [Fact]
    public void A_lock_is_held_by_one_and_passed_on_by_the_cancelled() => TryAll(() => Locks());

    [Coroutine]
    private static async Coroutine Locks()
    {
        var mutex = new AsyncLock();
        var inside = new Counter();
        var tasks = Enumerable.Range(0, 4).Select(_ => Coroutine.CreateTask(Enter(mutex, inside))).ToArray();
        await Coroutine.Yield();
        tasks[1].Cancel();
        await Coroutine.Wait(tasks);
        Assert.Equal(1, inside.Most);
        Assert.InRange(inside.Total, 3, 4);
        Assert.False(mutex.IsLocked);
    }

    [Coroutine]
    private static async Coroutine Enter(AsyncLock mutex, Counter inside)
    {
        using (await mutex.Acquire())
        {
            inside.Enter();
            try
            {
                await Coroutine.Yield();
            }
            finally
            {
                inside.Leave();
            }
        }
    }

    [Fact]
    public void A_queue_loses_no_item_with_a_cancelled_reader_or_writer() => TryAll(() => Queues());

    [Coroutine]
    private static async Coroutine Queues()
    {
        var queue = new AsyncQueue<int>(1);
        var written = new List<int>();
        var read = new List<int>();
        var writers = Enumerable.Range(0, 3).Select(item => Coroutine.CreateTask(Write(queue, item, written))).ToArray();
        var readers = Enumerable.Range(0, 2).Select(_ => Coroutine.CreateTask(Read(queue, read))).ToArray();
        await Coroutine.Yield();
        writers[1].Cancel();
        readers[0].Cancel();
        await Coroutine.Wait([.. writers, .. readers], timeout: TimeSpan.FromSeconds(1));
        while (queue.TryGet(out var rest))
        {
            read.Add(rest);
            await Steps.Yields(3);
        }

        await Coroutine.Wait([.. writers, .. readers]);
        Assert.Equal(written.Order(), read.Order());
    }

    [Coroutine]
    private static async Coroutine Write(AsyncQueue<int> queue, int item, List<int> written)
    {
        await queue.Put(item);
        written.Add(item);
    }

    [Coroutine]
    private static async Coroutine Read(AsyncQueue<int> queue, List<int> read) => read.Add(await queue.Get());

    [Fact]
    public void A_notification_reaches_one_who_waits() => TryAll(() => Conditions());

    [Coroutine]
    private static async Coroutine Conditions()
    {
        var changed = new AsyncCondition();
        var notified = new Counter();
        var tasks = Enumerable.Range(0, 3).Select(_ => Coroutine.CreateTask(WaitForChange(changed, notified))).ToArray();
        await Steps.Yields(4);
        using (await changed.Acquire())
        {
            changed.Notify(2);
            tasks[0].Cancel();
        }

        await Coroutine.Wait([tasks[1], tasks[2]]);
        await Coroutine.Wait(tasks);
        Assert.Equal(2, notified.Total);
        Assert.False(changed.IsLocked);
    }

    [Coroutine]
    private static async Coroutine WaitForChange(AsyncCondition changed, Counter notified)
    {
        using (await changed.Acquire())
        {
            await changed.Wait();
            notified.Enter();
        }
    }

    [Fact]
    public void A_group_leaves_no_task_behind_whoever_fails_first() => TryAll(() => Groups());

    [Coroutine]
    private static async Coroutine Groups()
    {
        var error = await Expect.Throws<AggregateException>(TaskGroup.Run(async group =>
        {
            _ = group.CreateTask(Steps.FailLater("a", 0));
            _ = group.CreateTask(Steps.FailLater("b", 0));
            _ = group.CreateTask(Steps.Yields(2));
            await Steps.Yields(1);
        }));
        Assert.InRange(error.InnerExceptions.Count, 1, 2);
        Assert.Equal([Coroutine.CurrentTask!], EventLoop.Running!.AllTasks);
        Assert.Equal(0, Coroutine.CurrentTask!.CancelRequests);
    }

    /// <summary>How many are inside, were at most, and in all.</summary>
    private sealed class Counter
    {
        private int now;

        public int Most { get; private set; }

        public int Total { get; private set; }

        public void Enter()
        {
            Total++;
            Most = Math.Max(Most, ++now);
        }

        public void Leave() => now--;
    }
}
