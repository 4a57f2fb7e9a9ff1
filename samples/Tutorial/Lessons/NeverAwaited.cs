using Coroutines;

namespace Tutorial.Lessons;

internal static partial class NeverAwaited
{
    public static readonly Lesson Lesson = new(
        "never-awaited",
        "A coroutine that nobody awaits",
        """
        Calling a coroutine and dropping the object does nothing at all. Python says so when the program runs.
        Here the build says it: CORO3001 is an error. It is switched off in one place to show what would happen.
        In debug mode the program says it too, once the garbage collector has found the object.
        """,
        Run);

    private static void Run(EventLoopOptions options)
    {
        var debug = new EventLoopOptions
        {
            TimeProvider = options.TimeProvider,
            Debug = true,
            SlowStep = TimeSpan.FromMinutes(1), // debug mode reports slow steps too; this lesson is not about them
            ExceptionHandler = error => Console.WriteLine($"Reported: {error.Message.Split(';')[0]}"), // the rest says where
        };
        Coroutine.Run(MainCoroutine(), debug);

        GC.Collect();
        GC.WaitForPendingFinalizers();
    }

    [Coroutine]
    private static async Coroutine MainCoroutine()
    {
        // Without this pragma the next line does not build. CORO3001 finds it everywhere, the compiler's own CS4014 only in async methods.
#pragma warning disable CORO3001, CS4014
        DoSomeWork();
#pragma warning restore CORO3001, CS4014

        await Coroutine.Sleep(TimeSpan.FromSeconds(1));
        Console.WriteLine("One second later nothing was done.");

        await DoSomeWork();
    }

    [Coroutine]
    private static async Coroutine DoSomeWork()
    {
        await Coroutine.Yield();
        Console.WriteLine("Some work was done.");
    }
}
