using Coroutines;

namespace Tutorial.Lessons;

internal static partial class CancelMain
{
    public static readonly Lesson Lesson = new(
        "cancel-main",
        "Ctrl+C: cancel main's gather",
        """
        One Cancel is enough: cancelling the task that awaits a Gather cancels all that it gathered.
        Coroutine.Run does this by itself on the first Ctrl+C.
        """,
        Run);

    private static void Run(EventLoopOptions options)
    {
        using var loop = new EventLoop(options);
        var main = loop.CreateTask(MainCoroutine(), "main");
        using (CtrlC.Handle(loop, options, () => Console.WriteLine($"Ctrl+C: cancel main: {main.Cancel()}")))
        {
            try
            {
                loop.RunUntilComplete(main);
            }
            catch (OperationCanceledException)
            {
                Console.WriteLine("main was canceled.");
            }
        }
    }

    [Coroutine]
    private static async Coroutine MainCoroutine()
    {
        var results = await Coroutine.Gather(DoSomeWork(1), DoSomeWork(2), DoSomeWork(4));
        Console.WriteLine($"Results: {string.Join(", ", results)}");
    }

    [Coroutine]
    private static async Coroutine<string> DoSomeWork(int x)
    {
        Console.WriteLine($"Waiting: {x}");
        try
        {
            await Coroutine.Sleep(TimeSpan.FromSeconds(x));
            return $"Done after {x} s";
        }
        finally
        {
            Console.WriteLine($"Clean up: {x}");
        }
    }
}
