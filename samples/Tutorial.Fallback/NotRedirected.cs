using Coroutines;

namespace Tutorial.Fallback;

/// <summary>The same work called in three ways, of which only one can be redirected to the rewritten form.</summary>
public static partial class NotRedirected
{
    /// <summary>Runs the three.</summary>
    public static void Run(EventLoopOptions options)
    {
        // A coroutine that is a lambda stays what the C# compiler makes of it.
        Func<int, Coroutine<string>> lambda = async x =>
        {
            await Coroutine.Sleep(TimeSpan.FromSeconds(x));
            return $"done after {x} s";
        };

        // A method group means the method as it is written, not the rewritten one. In a strict project this is an error (CORO1004);
        // x => DoSomeWork(x) does the same and is redirected.
        Func<int, Coroutine<string>> methodGroup = DoSomeWork;

        Console.WriteLine($"A lambda: {Coroutine.Run(lambda(1), options)}");
        Console.WriteLine($"A method group: {Coroutine.Run(methodGroup(2), options)}");
        Console.WriteLine($"A call, redirected: {Coroutine.Run(DoSomeWork(3), options)}");
    }

    [Coroutine]
    private static async Coroutine<string> DoSomeWork(int x)
    {
        await Coroutine.Sleep(TimeSpan.FromSeconds(x));
        return $"done after {x} s";
    }
}
