using Coroutines;

namespace Tutorial.Fallback;

/// <summary>A coroutine in the generator style.</summary>
public static partial class YieldReturn
{
    /// <summary>Runs two of them at once.</summary>
    public static void Run(EventLoopOptions options)
    {
        using var loop = new EventLoop(options);
        var hello = loop.CreateTask(SayHello("one", 1));
        var world = loop.CreateTask(SayHello("two", 2));
        loop.RunUntilComplete(hello);
        loop.RunUntilComplete(world);
    }

    [Coroutine]
    private static IEnumerator<Coroutine> SayHello(string name, double seconds)
    {
        Console.WriteLine($"Hello, {name}!");
        yield return Coroutine.Sleep(seconds);
        Console.WriteLine($"Hello again, {name}!");
        yield return Coroutine.Sleep(seconds);
        Console.WriteLine($"Goodbye, {name}!");
    }
}
