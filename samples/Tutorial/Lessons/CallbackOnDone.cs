using Coroutines;

namespace Tutorial.Lessons;

internal static partial class CallbackOnDone
{
    public static readonly Lesson Lesson = new(
        "callback-on-done",
        "A callback on a future that is done already",
        """
        A callback that comes too late is not lost: the loop calls it soon.
        It is not called on the spot, so the line after AddDoneCallback always runs first.
        """,
        Run);

    private static void Run(EventLoopOptions options) => Coroutine.Run(MainCoroutine(), options);

    [Coroutine]
    private static async Coroutine MainCoroutine()
    {
        var future = new Future<int>();
        future.SetResult(42);
        Console.WriteLine($"Is it done? {future.IsDone}.");
        future.AddDoneCallback(done => Console.WriteLine($"Callback: {done.Result}"));
        Console.WriteLine("The callback was added.");
        await Coroutine.Yield();
        Console.WriteLine("The loop has had its turn.");
    }
}
