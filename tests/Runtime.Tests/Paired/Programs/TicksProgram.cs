using Coroutines;

namespace Runtime.Tests.Paired;

/// <summary><c>ticks.py</c>: how many iterations an await takes (R8).</summary>
internal static partial class TicksProgram
{
    private static readonly TimeSpan OneSecond = TimeSpan.FromSeconds(1);

    [Coroutine]
    private static async Coroutine Count(string name, Coroutine coroutine, Action<object> print)
    {
        var ticks = Ticks.Start();
        await coroutine;
        print($"{name} {ticks.Stop()}");
    }

    [Coroutine]
    private static async Coroutine Count(string name, Future future, Action<object> print)
    {
        var ticks = Ticks.Start();
        await future;
        print($"{name} {ticks.Stop()}");
    }

    [Coroutine]
    private static async Coroutine SetSoon()
    {
        var future = new Future<int>();
        EventLoop.Running!.CallSoon(() => future.SetResult(1));
        await future;
    }

    [Coroutine]
    private static async Coroutine Group(int size) => await TaskGroup.Run(group =>
    {
        for (var i = 0; i < size; i++)
        {
            _ = group.CreateTask(Steps.Noop());
        }

        return Coroutine.Completed;
    });

    [Coroutine]
    private static async Coroutine Cancelled(Action<object> print)
    {
        var task = Coroutine.CreateTask(Coroutine.Sleep(100));
        await Coroutine.Yield();
        task.Cancel();
        var ticks = Ticks.Start();
        try
        {
            await task;
        }
        catch (OperationCanceledException)
        {
            print($"cancelled {ticks.Stop()}");
        }
    }

    [Coroutine]
    private static async Coroutine Locked()
    {
        using (await new AsyncLock().Acquire())
        {
        }
    }

    [Coroutine]
    private static async Coroutine FromQueue()
    {
        var queue = new AsyncQueue<int>();
        queue.TryPut(1);
        await queue.Get();
    }

    [Coroutine]
    public static async Coroutine Run(Action<object> print)
    {
        var loop = EventLoop.Running!;
        var done = new Future<int>();
        done.SetResult(1);
        await Count("child", Steps.Noop(), print);
        await Count("done", done, print);
        await Count("yield", Coroutine.Yield(), print);
        await Count("set soon", SetSoon(), print);
        await Count("task", loop.CreateTask(Steps.Noop()), print);
        await Count("gather", Coroutine.Gather(Steps.Noop(), Steps.Noop()), print);
        await Count("gather of one that is done", Coroutine.Gather<int>(done), print);
        await Count("gather of a task and one that is done", Coroutine.Gather(loop.CreateTask(Steps.Noop()), done), print);
        await Count("wait", Coroutine.Wait(loop.CreateTask(Steps.Noop())), print);
        await Count("wait for one that is done", Coroutine.Wait(done), print);
        await Count("group", Group(1), print);
        await Count("group of three", Group(3), print);
        await Count("empty group", Group(0), print);
        await Count("shield", Coroutine.Shield(Steps.Noop()), print);
        await Count("shield of one that is done", Coroutine.Shield<int>(done), print);
        await Count("wait_for", Coroutine.WaitFor(Steps.Noop(), OneSecond), print);
        await Count("wait_for a task", Coroutine.WaitFor(loop.CreateTask(Steps.Noop()), OneSecond), print);
        await Count("wait_for in wait_for", Coroutine.WaitFor(Coroutine.WaitFor(Steps.Noop(), OneSecond), OneSecond), print);
        await Count("lock", Locked(), print);
        await Count("queue", FromQueue(), print);
        await Cancelled(print);
    }
}
