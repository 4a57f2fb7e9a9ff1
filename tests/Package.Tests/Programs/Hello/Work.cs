using Coroutines;

internal static partial class Work
{
    [Coroutine]
    public static async Coroutine All()
    {
        foreach (var line in await Coroutine.Gather(DoSomeWork(1), DoSomeWork(2), DoSomeWork(4)))
        {
            Console.WriteLine(line);
        }
    }

    [Coroutine]
    public static async Coroutine Outer()
    {
        var text = await Inner(3);
        Console.WriteLine(text);
    }

    [Coroutine]
    private static async Coroutine<string> DoSomeWork(int x)
    {
        Console.WriteLine($"Waiting: {x}");
        await Coroutine.Sleep(TimeSpan.FromSeconds(x));
        return $"Done after {x} s";
    }

    [Coroutine]
    private static async Coroutine<string> Inner(int times)
    {
        try
        {
            for (var i = 0; i < times; i++)
            {
                await Coroutine.Yield();
            }

            throw new InvalidOperationException("thrown on purpose");
        }
        finally
        {
            Console.WriteLine("cleaned up");
        }
    }
}
