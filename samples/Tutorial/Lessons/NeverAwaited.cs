using Coroutines;

namespace Tutorial.Lessons;

internal static partial class NeverAwaited
{
    public static readonly Lesson Lesson = new(
        "never-awaited",
        "A coroutine that nobody awaits",
        """
        Calling a coroutine and dropping the object does nothing at all. Python says so when the program runs.
        Here the build says it: CORO3001 is an error. It is switched off in this one place to show what happens.
        """,
        Run);

    private static void Run(EventLoopOptions options) => Coroutine.Run(MainCoroutine(), options);

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
