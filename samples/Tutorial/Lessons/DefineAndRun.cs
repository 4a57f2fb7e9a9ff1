using Coroutines;

namespace Tutorial.Lessons;

internal static partial class DefineAndRun
{
    public static readonly Lesson Lesson = new(
        "define-and-run",
        "Define a coroutine and run it",
        """
        An async method with [Coroutine] is a coroutine. Calling it runs nothing: it gives a coroutine object.
        The event loop runs it. RunUntilComplete comes back when the coroutine is done.
        """,
        Run);

    private static void Run(EventLoopOptions options)
    {
        using var loop = new EventLoop(options);
        var coroutine = DoSomeWork(2);
        Console.WriteLine("The coroutine object is there. Nothing ran yet.");
        loop.RunUntilComplete(coroutine);
        Console.WriteLine("The loop is done.");
    }

    [Coroutine]
    private static async Coroutine DoSomeWork(int x)
    {
        Console.WriteLine($"Waiting: {x}");
        await Coroutine.Yield();
    }
}
