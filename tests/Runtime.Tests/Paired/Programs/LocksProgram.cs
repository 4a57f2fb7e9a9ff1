using Coroutines;

namespace Runtime.Tests.Paired;

/// <summary><c>locks.py</c>: who gets what, and when: locks, semaphores, events, queues, conditions, barriers.</summary>
internal static partial class LocksProgram
{
    [Coroutine]
    private static async Coroutine Hold(Func<AsyncOperation<AsyncPermit>> acquire, string name, int yields, Action<object> print)
    {
        using (await acquire())
        {
            print(name);
            await Steps.Yields(yields);
        }
    }

    [Coroutine]
    private static async Coroutine Get(AsyncQueue<int> queue, string name, Action<object> print)
    {
        print($"{name} {await queue.Get()}");
        queue.TaskDone();
    }

    [Coroutine]
    private static async Coroutine Put(AsyncQueue<int> queue, int item, Action<object> print)
    {
        await queue.Put(item);
        print($"put {item}");
    }

    [Coroutine]
    private static async Coroutine Wait(AsyncEvent happened, string name, Action<object> print)
    {
        await happened.Wait();
        print(name);
    }

    [Coroutine]
    private static async Coroutine Meet(AsyncBarrier barrier, string name, Action<object> print)
    {
        await barrier.Wait();
        print($"{name} passed");
    }

    [Coroutine]
    private static async Coroutine Changes(AsyncCondition condition, string name, Action<object> print)
    {
        using (await condition.Acquire())
        {
            await condition.Wait();
            print($"{name} notified");
        }
    }

    [Coroutine]
    public static async Coroutine Run(Action<object> print)
    {
        var mutex = new AsyncLock();
        var one = new AsyncSemaphore(1);
        var two = new AsyncSemaphore(2);
        await Holders(mutex.Acquire, print);
        print(mutex.IsLocked);
        await Holders(one.Acquire, print);
        print(one.IsLocked);
        await Holders(two.Acquire, print);
        print(two.IsLocked);
        var happened = new AsyncEvent();
        var tasks = new[] { "a", "b", "c" }.Select(name => Coroutine.CreateTask(Wait(happened, name, print))).ToArray();
        await Coroutine.Yield();
        happened.Set();
        tasks[1].Cancel();
        happened.Clear();
        await Coroutine.Wait(tasks);
        await Queues(print);
        var condition = new AsyncCondition();
        tasks = [.. new[] { "a", "b", "c", "d" }.Select(name => Coroutine.CreateTask(Changes(condition, name, print)))];
        await Steps.Yields(5);
        using (await condition.Acquire())
        {
            condition.Notify(2);
            print("notifies");
        }

        await Steps.Yields(4);
        using (await condition.Acquire())
        {
            condition.NotifyAll();
        }

        await Coroutine.Wait(tasks);
        var barrier = new AsyncBarrier(2);
        await Coroutine.Gather(Meet(barrier, "a", print), Meet(barrier, "b", print));
        print(barrier.WaitingCount);
    }

    [Coroutine]
    private static async Coroutine Holders(Func<AsyncOperation<AsyncPermit>> acquire, Action<object> print)
    {
        var counts = new[] { 3, 0, 2, 1, 0, 1 };
        var tasks = counts.Select((count, i) => Coroutine.CreateTask(Hold(acquire, $"{"abcdef"[i]}{count}", count, print))).ToArray();
        await Steps.Yields(2);
        tasks[2].Cancel();
        await Coroutine.Yield();
        tasks[1].Cancel();
        await Coroutine.Wait(tasks);
    }

    [Coroutine]
    private static async Coroutine Queues(Action<object> print)
    {
        foreach (var queue in new[] { new AsyncQueue<int>(2), new AsyncLifoQueue<int>(2), new AsyncPriorityQueue<int>(2) })
        {
            var writers = new[] { 3, 1, 4, 2 }.Select(item => Coroutine.CreateTask(Put(queue, item, print))).ToArray();
            await Steps.Yields(2);
            var readers = Enumerable.Range(0, 4).Select(number => Coroutine.CreateTask(Get(queue, $"reader {number}", print))).ToArray();
            await Coroutine.Wait([.. writers, .. readers]);
            await queue.Join();
            readers = [.. Enumerable.Range(0, 3).Select(number => Coroutine.CreateTask(Get(queue, $"late {number}", print)))];
            await Coroutine.Yield();
            readers[0].Cancel();
            queue.TryPut(5);
            await Steps.Yields(3);
            queue.TryPut(6);
            await Coroutine.Wait(readers);
        }
    }
}
