using Coroutines;

namespace Tutorial.Lessons;

internal static partial class RunForever
{
    public static readonly Lesson Lesson = new(
        "run-forever",
        "RunForever, and Stop from a callback",
        """
        RunForever runs the loop until somebody calls Stop. Here it is the callback of a gather:
        when both coroutines are done, the loop stops.
        """,
        Run);

    private static void Run(EventLoopOptions options)
    {
        using var loop = new EventLoop(options);
        var both = Coroutine.Gather(loop.CreateTask(DoSomeWork(1)), loop.CreateTask(DoSomeWork(3)));
        both.AddDoneCallback(_ => loop.Stop());
        loop.RunForever();
        Console.WriteLine("The loop was stopped.");
    }

    [Coroutine]
    private static async Coroutine DoSomeWork(int x)
    {
        Console.WriteLine($"Waiting: {x}");
        await Coroutine.Sleep(TimeSpan.FromSeconds(x));
        Console.WriteLine($"Done after {x} s");
    }
}
