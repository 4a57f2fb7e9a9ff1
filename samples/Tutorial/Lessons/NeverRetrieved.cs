using Coroutines;

namespace Tutorial.Lessons;

internal static partial class NeverRetrieved
{
    public static readonly Lesson Lesson = new(
        "never-retrieved",
        "A task fails, and nobody asks",
        """
        An exception in a task waits there for whoever awaits the task. If nobody ever does,
        the loop reports it, once: at the latest when the loop closes. No failure is lost.
        """,
        Run);

    private static void Run(EventLoopOptions options)
    {
        using (var loop = new EventLoop(options))
        {
            loop.ExceptionHandler = error => Console.WriteLine($"Reported: {error.Message}: {error.Exception?.Message}");
            loop.CreateTask(Fail(), "bad luck");
            loop.RunUntilComplete(MainCoroutine());
            Console.WriteLine("Now the loop closes.");
        }

        Console.WriteLine("The loop is closed.");
    }

    [Coroutine]
    private static async Coroutine MainCoroutine()
    {
        await Coroutine.Sleep(TimeSpan.FromSeconds(1));
        Console.WriteLine("Main is done and did not notice.");
    }

    [Coroutine]
    private static async Coroutine Fail()
    {
        await Coroutine.Yield();
        throw new InvalidOperationException("something went wrong");
    }
}
