using Coroutines;

namespace Tutorial.Lessons;

internal static partial class NoResult
{
    public static readonly Lesson Lesson = new(
        "no-result",
        "A coroutine without a return value",
        """
        Python's coroutine without a return gives None. Here its type says that there is nothing: Coroutine, not Coroutine<T>.
        It can be awaited, it can fail, and it has no result to read.
        """,
        Run);

    private static void Run(EventLoopOptions options)
    {
        using var loop = new EventLoop(options);
        var task = loop.CreateTask(SayHello(), "hello");
        task.AddDoneCallback(_ => Console.WriteLine($"Callback: done {task.IsDone}, exception {task.Exception?.Message ?? "none"}"));
        loop.RunUntilComplete(task);
        Console.WriteLine(task);
    }

    [Coroutine]
    private static async Coroutine SayHello()
    {
        await Coroutine.Sleep(TimeSpan.FromSeconds(1));
        Console.WriteLine("Hello!");
    }
}
