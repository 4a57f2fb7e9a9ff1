using Coroutines;

namespace Tutorial.Lessons;

internal static partial class PrintSum
{
    public static readonly Lesson Lesson = new(
        "print-sum",
        "One coroutine inside another",
        """
        PrintTheSum awaits Compute, and Compute sleeps. Both are one task: Compute runs inside PrintTheSum,
        starts at once and gives its result straight to it.
        """,
        Run);

    private static void Run(EventLoopOptions options)
    {
        using var loop = new EventLoop(options);
        loop.RunUntilComplete(PrintTheSum(1, 2));
    }

    [Coroutine]
    private static async Coroutine<int> Compute(int x, int y)
    {
        Console.WriteLine($"Compute {x} + {y} ...");
        await Coroutine.Sleep(TimeSpan.FromSeconds(1));
        return x + y;
    }

    [Coroutine]
    private static async Coroutine PrintTheSum(int x, int y)
    {
        var result = await Compute(x, y);
        Console.WriteLine($"{x} + {y} = {result}");
    }
}
