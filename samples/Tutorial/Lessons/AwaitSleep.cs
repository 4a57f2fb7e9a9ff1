using Coroutines;

namespace Tutorial.Lessons;

internal static partial class AwaitSleep
{
    public static readonly Lesson Lesson = new(
        "await-sleep",
        "Await something slow",
        """
        At await a coroutine gives the thread back to the loop and goes on when what it awaits is done.
        Coroutine.Sleep stands for anything slow here: a web request, a database, a file.
        """,
        Run);

    private static void Run(EventLoopOptions options)
    {
        using var loop = new EventLoop(options);
        var start = loop.Time;
        Console.WriteLine(loop.RunUntilComplete(DoSomeWork(2)));
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
