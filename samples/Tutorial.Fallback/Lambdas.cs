using Coroutines;

namespace Tutorial.Fallback;

/// <summary>Coroutines that the generator cannot rewrite, or calls that it cannot redirect.</summary>
public static partial class Lambdas
{
    /// <summary>Runs the same work three ways.</summary>
    public static void Run(EventLoopOptions options)
    {
        Func<int, Coroutine<string>> lambda = async x =>
        {
            await Coroutine.Sleep(TimeSpan.FromSeconds(x));
            return $"A lambda: done after {x} s";
        };
        Func<int, Coroutine<string>> methodGroup = DoSomeWork;

        Console.WriteLine(Coroutine.Run(lambda(1), options));
        Console.WriteLine(Coroutine.Run(methodGroup(2), options));
        Console.WriteLine(Coroutine.Run(DoSomeWork(3), options));
    }

    [Coroutine]
    private static async Coroutine<string> DoSomeWork(int x)
    {
        await Coroutine.Sleep(TimeSpan.FromSeconds(x));
        return $"A method: done after {x} s";
    }
}
