using Coroutines;

namespace Tutorial.Lessons;

internal static partial class DoneCallback
{
    public static readonly Lesson Lesson = new(
        "done-callback",
        "Be told when a task is done",
        """
        AddDoneCallback takes a function that the loop calls when the task is done.
        It is given the task, and so its result.
        """,
        Run);

    private static void Run(EventLoopOptions options)
    {
        using var loop = new EventLoop(options);
        var task = loop.CreateTask(DoSomeWork(2));
        task.AddDoneCallback(done => Console.WriteLine($"Callback: {done.Result}"));
        loop.RunUntilComplete(task);
    }

    [Coroutine]
    private static async Coroutine<string> DoSomeWork(int x)
    {
        Console.WriteLine($"Waiting: {x}");
        await Coroutine.Yield();
        return $"Done after {x} s";
    }
}
