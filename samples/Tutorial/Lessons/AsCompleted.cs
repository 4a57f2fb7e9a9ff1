using Coroutines;

namespace Tutorial.Lessons;

internal static partial class AsCompleted
{
    public static readonly Lesson Lesson = new(
        "as-completed",
        "Take the results as they come",
        """
        Coroutine.AsCompleted gives the results in the order in which they are ready:
        the quickest first, whatever the order of the arguments.
        """,
        Run);

    private static void Run(EventLoopOptions options) => Coroutine.Run(MainCoroutine(), options);

    [Coroutine]
    private static async Coroutine MainCoroutine()
    {
        var start = EventLoop.Current.Time;
        foreach (var next in Coroutine.AsCompleted(DoSomeWork(4), DoSomeWork(1), DoSomeWork(2)))
        {
            var result = await next;
            Console.WriteLine($"{Show.Seconds(EventLoop.Current.Time - start)}: {result}");
        }
    }

    [Coroutine]
    private static async Coroutine<string> DoSomeWork(int x)
    {
        Console.WriteLine($"Waiting: {x}");
        await Coroutine.Sleep(TimeSpan.FromSeconds(x));
        return $"Done after {x} s";
    }
}
