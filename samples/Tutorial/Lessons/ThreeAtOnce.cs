using Coroutines;

namespace Tutorial.Lessons;

internal static partial class ThreeAtOnce
{
    public static readonly Lesson Lesson = new(
        "three-at-once",
        "Three coroutines at once",
        """
        Three coroutines wait 1, 2 and 4 seconds. They wait at the same time, on one thread:
        all of it takes 4 seconds, not 7.
        """,
        Run);

    private static void Run(EventLoopOptions options)
    {
        using var loop = new EventLoop(options);
        var start = loop.Time;
        CoroutineTask<string>[] tasks =
        [
            loop.CreateTask(DoSomeWork(1)),
            loop.CreateTask(DoSomeWork(2)),
            loop.CreateTask(DoSomeWork(4)),
        ];
        loop.RunUntilComplete(Coroutine.Wait(tasks));

        foreach (var task in tasks)
        {
            Console.WriteLine($"Result: {task.Result}");
        }

        Console.WriteLine($"Time: {Show.Seconds(loop.Time - start)}");
    }

    [Coroutine]
    private static async Coroutine<string> DoSomeWork(int x)
    {
        Console.WriteLine($"Waiting: {x}");
        await Coroutine.Sleep(TimeSpan.FromSeconds(x));
        return $"Done after {x} s";
    }
}
