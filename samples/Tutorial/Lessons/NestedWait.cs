using Coroutines;

namespace Tutorial.Lessons;

internal static partial class NestedWait
{
    public static readonly Lesson Lesson = new(
        "nested-wait",
        "A coroutine that waits for others, with Wait",
        """
        Coroutine.Wait gives two lists: the tasks that are done, and those that are still pending.
        With a timeout it comes back early; the pending ones go on.
        """,
        Run);

    private static void Run(EventLoopOptions options) => Coroutine.Run(MainCoroutine(), options);

    [Coroutine]
    private static async Coroutine MainCoroutine()
    {
        var loop = EventLoop.Current;
        var start = loop.Time;
        CoroutineTask<string>[] tasks =
        [
            loop.CreateTask(DoSomeWork(1)),
            loop.CreateTask(DoSomeWork(2)),
            loop.CreateTask(DoSomeWork(4)),
        ];

        var (done, pending) = await Coroutine.Wait(tasks, timeout: TimeSpan.FromSeconds(3));
        Console.WriteLine($"{Show.Seconds(loop.Time - start)}: {done.Count} done, {pending.Count} pending");

        (done, pending) = await Coroutine.Wait(tasks);
        Console.WriteLine($"{Show.Seconds(loop.Time - start)}: {done.Count} done, {pending.Count} pending");

        foreach (var task in tasks)
        {
            Console.WriteLine($"Result: {task.Result}");
        }
    }

    [Coroutine]
    private static async Coroutine<string> DoSomeWork(int x)
    {
        Console.WriteLine($"Waiting: {x}");
        await Coroutine.Sleep(TimeSpan.FromSeconds(x));
        return $"Done after {x} s";
    }
}
