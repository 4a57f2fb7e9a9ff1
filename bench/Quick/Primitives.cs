namespace Coroutines.Bench;

/// <summary>Locks and queues: free ones, and a queue that two tasks wait for in turn.</summary>
public static partial class Primitives
{
    /// <summary>Takes and releases a lock that is free, <paramref name="times"/> times.</summary>
    [Coroutine]
    public static async Coroutine<long> Lock(int times)
    {
        var mutex = new AsyncLock();
        var total = 0L;
        for (var i = 0; i < times; i++)
        {
            using (await mutex.Acquire())
            {
                total++;
            }
        }

        return total;
    }

    /// <summary>Hands <paramref name="times"/> numbers from one task to another, through a queue that holds one.</summary>
    [Coroutine]
    public static async Coroutine<long> Queue(int times)
    {
        var queue = new AsyncQueue<int>(1);
        var reader = EventLoop.Running!.CreateTask(Read(queue));
        for (var i = 0; i < times; i++)
        {
            await queue.Put(i);
        }

        queue.Close();
        return await reader;
    }

    [Coroutine]
    private static async Coroutine<long> Read(AsyncQueue<int> queue)
    {
        var total = 0L;
        await foreach (var item in queue)
        {
            total += item;
        }

        return total;
    }
}
