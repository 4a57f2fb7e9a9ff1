using Coroutines;

namespace Tutorial.Lessons;

internal static partial class BoundArgument
{
    public static readonly Lesson Lesson = new(
        "bound-argument",
        "A callback with an argument of its own",
        """
        Python binds a callback's argument with functools.partial(callback, 2).
        In C# a lambda does it: task => Callback(2, task).
        """,
        Run);

    private static void Run(EventLoopOptions options)
    {
        using var loop = new EventLoop(options);
        var task = loop.CreateTask(DoSomeWork(2));
        task.AddDoneCallback(done => Callback(2, done));
        loop.RunUntilComplete(task);
    }

    private static void Callback(int number, CoroutineTask<string> task) =>
        Console.WriteLine($"Callback {number}: {task.Result}");

    [Coroutine]
    private static async Coroutine<string> DoSomeWork(int x)
    {
        Console.WriteLine($"Waiting: {x}");
        await Coroutine.Yield();
        return $"Done after {x} s";
    }
}
