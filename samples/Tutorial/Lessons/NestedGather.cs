using Coroutines;

namespace Tutorial.Lessons;

internal static partial class NestedGather
{
    public static readonly Lesson Lesson = new(
        "nested-gather",
        "A coroutine that waits for others, with Gather",
        """
        Coroutine.Gather runs all it is given at once and gives an array of their results,
        in the order in which they were given.
        """,
        Run);

    private static void Run(EventLoopOptions options) => Coroutine.Run(MainCoroutine(), options);

    [Coroutine]
    private static async Coroutine MainCoroutine()
    {
        var start = EventLoop.Current.Time;
        var results = await Coroutine.Gather(DoSomeWork(4), DoSomeWork(1), DoSomeWork(2));
        foreach (var result in results)
        {
            Console.WriteLine($"Result: {result}");
        }

        Console.WriteLine($"Time: {Show.Seconds(EventLoop.Current.Time - start)}");
    }

    [Coroutine]
    private static async Coroutine<string> DoSomeWork(int x)
    {
        Console.WriteLine($"Waiting: {x}");
        await Coroutine.Sleep(TimeSpan.FromSeconds(x));
        return $"Done after {x} s";
    }
}
