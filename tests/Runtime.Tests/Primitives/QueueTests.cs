using Coroutines;

namespace Runtime.Tests.Primitives;

/// <summary>The orders of the three queues, closing them, and <c>await foreach</c>.</summary>
public sealed partial class QueueTests
{
    private readonly List<string> log = [];

    [Fact]
    public void The_newest_comes_first_out_of_a_lifo_queue()
    {
        var queue = new AsyncLifoQueue<int>(3);
        Assert.True(queue.TryPut(1) && queue.TryPut(2) && queue.TryPut(3));
        Assert.False(queue.TryPut(4));
        Assert.Equal([3, 2, 1], Drain(queue));
    }

    [Fact]
    public void The_smallest_comes_first_out_of_a_priority_queue_and_of_equals_the_oldest()
    {
        var queue = new AsyncPriorityQueue<string>(comparer: Comparer<string>.Create(static (a, b) => a[0].CompareTo(b[0])));
        string[] items = ["b1", "a1", "c1", "a2", "b2", "a3"];
        foreach (var item in items)
        {
            Assert.True(queue.TryPut(item));
        }

        Assert.Equal(["a1", "a2", "a3", "b1", "b2", "c1"], Drain(queue));
        Assert.Equal(int.MaxValue, queue.Capacity);
    }

    [Fact]
    public void Items_that_can_not_be_compared_are_refused_and_the_others_stay() => Loops.Run(NotComparable());

    [Coroutine]
    private static async Coroutine NotComparable()
    {
        var queue = new AsyncPriorityQueue<object>(2);
        await queue.Put("b");
        await Expect.Throws<ArgumentException>(queue.Put(1));
        Assert.Throws<ArgumentException>(() => queue.TryPut(2));
        await queue.Put("c");
        var refused = Coroutine.CreateTask(queue.Put(3));
        var accepted = Coroutine.CreateTask(queue.Put("a"));
        await Coroutine.Yield();
        Assert.Equal("b", await queue.Get());
        await Expect.Throws<ArgumentException>(refused);
        await accepted;
        Assert.Equal(["a", "c"], Drain(queue));
    }

    private static List<T> Drain<T>(AsyncQueue<T> queue)
    {
        var all = new List<T>();
        while (queue.TryGet(out var item))
        {
            all.Add(item);
        }

        return all;
    }

    [Fact]
    public void Readers_drain_a_closed_queue_and_then_end() => Loops.Run(CloseDrains());

    [Coroutine]
    private async Coroutine CloseDrains()
    {
        var queue = new AsyncQueue<int>(2);
        await queue.Put(1);
        await queue.Put(2);
        var writer = Coroutine.CreateTask(queue.Put(3));
        await Coroutine.Yield();
        queue.Close();
        Assert.Contains("not put", (await Expect.Throws<QueueClosedException>(writer)).Message);
        await Expect.Throws<QueueClosedException>(queue.Put(4));
        Assert.Throws<QueueClosedException>(() => queue.TryPut(4));
        Assert.Equal(1, await queue.Get());
        Assert.Equal(2, await queue.Get());
        Assert.Contains("no item is left", (await Expect.Throws<QueueClosedException>(queue.Get())).Message);
        Assert.False(queue.TryGet(out _));
        Assert.True(queue.IsClosed);
        queue.Close();
    }

    [Fact]
    public void Readers_that_wait_when_it_is_closed_end() => Loops.Run(CloseWakes());

    [Coroutine]
    private async Coroutine CloseWakes()
    {
        var queue = new AsyncQueue<int>();
        var readers = Enumerable.Range(0, 3).Select(_ => Coroutine.CreateTask(queue.Get())).ToArray();
        await Coroutine.Yield();
        queue.TryPut(7);
        queue.Close();

        // The item was promised to the first, which is cancelled before it takes it: the second gets it, and only then the third ends.
        readers[0].Cancel();
        await Coroutine.Wait(readers);
        Assert.True(readers[0].IsCanceled);
        Assert.Equal(7, readers[1].Result);
        Assert.IsType<QueueClosedException>(readers[2].Exception);
    }

    [Fact]
    public void Closing_can_drop_the_items_and_Join_goes_on() => Loops.Run(CloseDrops());

    [Coroutine]
    private async Coroutine CloseDrops()
    {
        var queue = new AsyncQueue<int>(3);
        await queue.Put(1);
        await queue.Put(2);
        await queue.Put(3);
        Assert.Equal(1, await queue.Get());
        await queue.Put(4);
        var join = Coroutine.CreateTask(queue.Join());
        var writer = Coroutine.CreateTask(queue.Put(5));
        await Coroutine.Yield();
        var promised = Coroutine.CreateTask(queue.Get());
        await Coroutine.Yield();
        queue.Close(dropItems: true);
        Assert.Equal(0, queue.Count);
        Assert.False(join.IsDone);
        queue.TaskDone();
        queue.TaskDone();
        Assert.True(await join);
        Assert.Equal(2, await promised);
        await Expect.Throws<QueueClosedException>(writer);
    }

    [Fact]
    public void Await_foreach_gets_items_until_the_queue_is_closed() => Loops.Run(Enumerate());

    [Coroutine]
    private async Coroutine Enumerate()
    {
        var queue = new AsyncQueue<int>(1);
        var reader = Coroutine.CreateTask(ReadAll(queue));
        await Coroutine.Yield();
        var plain = ReadAllPlain(queue);
        for (var i = 0; i < 4; i++)
        {
            await queue.Put(i);
        }

        queue.Close();
        await reader;
        await plain;
        Assert.Equal(["coroutine 0", "plain 1", "coroutine 2", "plain 3"], log.Take(4));
        Assert.Equal(["coroutine ends", "plain ends"], log.Skip(4).Order());
    }

    [Coroutine]
    private async Coroutine ReadAll(AsyncQueue<int> queue)
    {
        await foreach (var item in queue)
        {
            log.Add($"coroutine {item}");
        }

        log.Add("coroutine ends");
    }

    private async Task ReadAllPlain(AsyncQueue<int> queue)
    {
        await foreach (var item in queue)
        {
            log.Add($"plain {item}");
        }

        log.Add("plain ends");
    }

    [Fact]
    public void Await_foreach_that_is_cancelled_takes_no_item() => Loops.Run(EnumerateCancelled());

    [Coroutine]
    private async Coroutine EnumerateCancelled()
    {
        var queue = new AsyncQueue<int>();
        var first = Coroutine.CreateTask(ReadAll(queue));
        await Coroutine.Yield();
        queue.TryPut(1);
        first.Cancel();
        await Expect.Throws<OperationCanceledException>(first);
        Assert.Equal(1, await queue.Get());
        Assert.Empty(log);
    }

    [Fact]
    public void A_queue_is_an_IAsyncEnumerable() => Loops.Run(Interface());

    [Coroutine]
    private async Coroutine Interface()
    {
        var queue = new AsyncQueue<int>();
        queue.TryPut(1);
        queue.TryPut(2);
        using var source = new CancellationTokenSource();
        var reader = ReadInterface(queue, source.Token);
        await Coroutine.Sleep(1);
        Assert.Equal(["1", "2"], log);
        source.Cancel();
        await Expect.Throws<OperationCanceledException>(reader.AsFuture());
        queue.TryPut(3);
        queue.Close();
        await ReadInterface(queue, CancellationToken.None);
        Assert.Equal(["1", "2", "3"], log);
    }

    private async Task ReadInterface(IAsyncEnumerable<int> items, CancellationToken token)
    {
        await foreach (var item in items.WithCancellation(token))
        {
            log.Add($"{item}");
        }
    }
}
