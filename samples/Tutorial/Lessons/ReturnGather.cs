using Coroutines;

namespace Tutorial.Lessons;

internal static partial class ReturnGather
{
    public static readonly Lesson Lesson = new(
        "return-gather",
        "Return the results from main",
        """
        What the main coroutine returns, Coroutine.Run returns. So main can hand out the results of Gather,
        and the ordinary code around the loop takes it from there.
        """,
        Run);

    private static void Run(EventLoopOptions options)
    {
        foreach (var result in Coroutine.Run(MainCoroutine(), options))
        {
            Console.WriteLine($"Result: {result}");
        }
    }

    [Coroutine]
    private static async Coroutine<string[]> MainCoroutine() =>
        await Coroutine.Gather(DoSomeWork(1), DoSomeWork(2), DoSomeWork(4));

    [Coroutine]
    private static async Coroutine<string> DoSomeWork(int x)
    {
        Console.WriteLine($"Waiting: {x}");
        await Coroutine.Sleep(TimeSpan.FromSeconds(x));
        return $"Done after {x} s";
    }
}
