using Coroutines;

namespace Tutorial.Lessons;

internal static partial class MakeATask
{
    public static readonly Lesson Lesson = new(
        "make-a-task",
        "Make a task of a coroutine",
        """
        A task is a coroutine that the loop has taken on. It has a state: pending at first, finished in the end.
        A task is a future: something that will have a result.
        """,
        Run);

    private static void Run(EventLoopOptions options)
    {
        using var loop = new EventLoop(options);
        var task = loop.CreateTask(DoSomeWork(2), "work");
        Console.WriteLine(task);
        Console.WriteLine($"Is it done? {task.IsDone}. Is it a future? {task is Future}.");
        loop.RunUntilComplete(task);
        Console.WriteLine(task);
        Console.WriteLine($"Is it done? {task.IsDone}.");
    }

    [Coroutine]
    private static async Coroutine DoSomeWork(int x)
    {
        Console.WriteLine($"Waiting: {x}");
        await Coroutine.Yield();
    }
}
