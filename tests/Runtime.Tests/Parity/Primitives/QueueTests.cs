using Coroutines;
using Coroutines.Testing;

namespace Runtime.Tests.Parity;

/// <summary>AsyncQueue and its kinds.</summary>
public sealed partial class QueueTests
{
    private readonly Trace trace = new();

    private CoroutineTask Reader(AsyncQueue<int> queue, string name) => Coroutine.CreateTask(trace.Wait(name, queue.Get().AsCoroutine()));

    private CoroutineTask Writer(AsyncQueue<int> queue, int item) => Coroutine.CreateTask(trace.Wait("put", queue.Put(item).AsCoroutine()));

    [Fact, Asyncio("queue.empty", "queue.full", "queue.get-with-putters", "queue.put-with-getters")]
    public void It_tells_how_many_it_holds_and_lets_in_who_waits() => CoroutineTest.Run(Counts());

    [Coroutine]
    private async Coroutine Counts()
    {
        var queue = new AsyncQueue<int>(1);
        Assert.Equal((0, 1), (queue.Count, queue.Capacity));
        await queue.Put(1);
        Assert.Equal(1, queue.Count);
        Assert.False(queue.TryPut(2));
        var writer = Writer(queue, 2);
        await Coroutine.Yield();
        Assert.Equal(1, await queue.Get());
        await writer;
        Assert.Equal(2, await queue.Get());
        var reader = Reader(queue, "got");
        await Coroutine.Yield();
        Assert.True(queue.TryPut(3));
        await reader;
        trace.Is("put 2, got 3");
    }

    [Fact, Asyncio("queue.get-waits")]
    public void Get_waits_until_an_item_comes() => CoroutineTest.Run(GetWaits());

    [Coroutine]
    private static async Coroutine GetWaits()
    {
        var queue = new AsyncQueue<int>();
        EventLoop.Running!.CallLater(TimeSpan.FromSeconds(1), () => queue.TryPut(1));
        Assert.Equal(1, await queue.Get());
        Steps.At(1);
    }

    [Fact, Asyncio("queue.get-cancelled-race", "queue.cancelled-getters-forgotten", "queue.cancel-one-reader", "queue.cancel-many-readers")]
    public void An_item_goes_to_the_first_reader_that_is_not_cancelled() => CoroutineTest.Run(CancelReaders());

    [Coroutine]
    private async Coroutine CancelReaders()
    {
        var queue = new AsyncQueue<int>();
        var readers = Enumerable.Range(0, 6).Select(i => Reader(queue, $"{i}:")).ToArray();
        await Coroutine.Yield();
        readers[0].Cancel();
        queue.TryPut(1);
        readers[1].Cancel();
        readers[2].Cancel();
        await Steps.Yields(4);
        trace.Is("0: cancelled, 1: cancelled, 2: cancelled, 3: 1");
        queue.TryPut(2);
        queue.TryPut(3);
        await Coroutine.Wait(readers);
        trace.Is("4: 2, 5: 3");
        Assert.Equal(0, queue.Count);
    }

    [Fact, Asyncio("queue.why-getters-waiting", "queue.why-putters-waiting")]
    public void Items_and_places_that_come_in_one_go_reach_all_who_wait() => CoroutineTest.Run(AllReached());

    [Coroutine]
    private async Coroutine AllReached()
    {
        var queue = new AsyncQueue<int>(2);
        var writers = new[] { 1, 2, 3, 4 }.Select(i => Writer(queue, i)).ToArray();
        await Coroutine.Yield();
        Assert.True(queue.TryGet(out _) && queue.TryGet(out _));
        await Coroutine.Wait(writers);
        trace.Is("put 1, put 2, put 3, put 4");
        var readers = new[] { "a", "b", "c", "d" }.Select(name => Reader(queue, name)).ToArray();
        await Coroutine.Yield();
        Assert.True(queue.TryPut(5) && queue.TryPut(6));
        await Coroutine.Wait(readers);
        trace.Is("a 3, b 4, c 5, d 6");
    }

    [Fact, Asyncio("queue.put-cancel", "queue.put-cancelled", "queue.put-cancelled-race", "queue.cancelled-puts-forgotten", "queue.cancelled-put-silent")]
    public void A_cancelled_writer_leaves_its_item_out_and_its_place_to_the_next() => CoroutineTest.Run(CancelWriters());

    [Coroutine]
    private async Coroutine CancelWriters()
    {
        var queue = new AsyncQueue<int>(1);
        await queue.Put(0);
        var writers = new[] { 1, 2, 3 }.Select(i => Writer(queue, i)).ToArray();
        await Coroutine.Yield();
        writers[0].Cancel();
        Assert.Equal(0, await queue.Get());
        writers[1].Cancel();
        await Coroutine.Wait(writers);
        trace.Is("put cancelled, put cancelled, put 3");
        Assert.Equal(3, await queue.Get());
        Assert.Equal(0, queue.Count);
    }

    [Fact, Asyncio("queue.lifo", "queue.priority")]
    public void The_newest_or_the_smallest_may_come_first() => CoroutineTest.Run(Orders());

    [Coroutine]
    private static async Coroutine Orders()
    {
        foreach (var (queue, expected) in new (AsyncQueue<int>, int[])[] { (new AsyncLifoQueue<int>(), [2, 3, 1]), (new AsyncPriorityQueue<int>(), [1, 2, 3]) })
        {
            foreach (var item in new[] { 1, 3, 2 })
            {
                await queue.Put(item);
            }

            foreach (var item in expected)
            {
                Assert.Equal(item, await queue.Get());
            }
        }
    }

    [Fact, Asyncio("queue.join-empty")]
    public void Join_on_an_empty_queue_returns_again_and_again() => CoroutineTest.Run(JoinEmpty());

    [Coroutine]
    private static async Coroutine JoinEmpty()
    {
        var queue = new AsyncQueue<int>();
        await queue.Join();
        await queue.Join();
    }

    [Fact, Asyncio("queue.shutdown-empty", "queue.shutdown-nonempty")]
    public void Closed_it_takes_nothing_and_readers_drain_it() => CoroutineTest.Run(Close());

    [Coroutine]
    private async Coroutine Close()
    {
        foreach (var queue in new[] { new AsyncQueue<int>(2), new AsyncLifoQueue<int>(2), new AsyncPriorityQueue<int>(2) })
        {
            var reader = Reader(queue, "reader");
            await Coroutine.Yield();
            queue.Close();
            await Expect.Throws<QueueClosedException>(reader);
            await Expect.Throws<QueueClosedException>(queue.Get());
            await Expect.Throws<QueueClosedException>(queue.Put(1));
            Assert.Throws<QueueClosedException>(() => queue.TryPut(1));
        }

        var filled = new AsyncQueue<int>(1);
        await filled.Put(1);
        var writer = Writer(filled, 2);
        await Coroutine.Yield();
        filled.Close();
        await Expect.Throws<QueueClosedException>(writer);
        Assert.Equal(1, await filled.Get());
        await Expect.Throws<QueueClosedException>(filled.Get());
        trace.Is("");
    }

    [Fact, Asyncio("queue.shutdown-immediate")]
    public void Closed_with_its_items_dropped_it_lets_join_end() => CoroutineTest.Run(CloseAndDrop());

    [Coroutine]
    private static async Coroutine CloseAndDrop()
    {
        var queue = new AsyncQueue<int>();
        queue.TryPut(1);
        queue.TryPut(2);
        await queue.Get();
        var join = Coroutine.CreateTask(queue.Join());
        await Coroutine.Yield();
        queue.Close(dropItems: true);
        await Expect.Throws<QueueClosedException>(queue.Get());
        Assert.False(join.IsDone);
        queue.TaskDone();
        await join;
        Assert.Equal(0, queue.Count);
    }
}
