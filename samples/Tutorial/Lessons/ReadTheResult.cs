using Coroutines;

namespace Tutorial.Lessons;

internal static partial class ReadTheResult
{
    public static readonly Lesson Lesson = new(
        "read-the-result",
        "Read the result from the task",
        """
        When the task is done, Result is what the coroutine returned; no callback is needed.
        Before that, Result throws. It never blocks.
        """,
        Run);

    private static void Run(EventLoopOptions options)
    {
        using var loop = new EventLoop(options);
        var task = loop.CreateTask(DoSomeWork(2), "work");
        try
        {
            Console.WriteLine(task.Result);
        }
        catch (InvalidOperationException exception)
        {
            Console.WriteLine($"Too early: {exception.Message}");
        }

        loop.RunUntilComplete(task);
        Console.WriteLine($"Result: {task.Result}");
    }

    [Coroutine]
    private static async Coroutine<string> DoSomeWork(int x)
    {
        Console.WriteLine($"Waiting: {x}");
        await Coroutine.Yield();
        return $"Done after {x} s";
    }
}
