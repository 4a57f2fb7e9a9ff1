using System.Text.RegularExpressions;
using Coroutines;

namespace Runtime.Tests.Paired;

/// <summary><c>texts.py</c>: the texts of futures and tasks (R16).</summary>
internal static partial class TextsProgram
{
    [Coroutine]
    private static async Coroutine<string> hello(double delay = 1)
    {
        await Coroutine.Sleep(delay);
        return "hello";
    }

    [Coroutine]
    private static async Coroutine<int> wait_on(Future<int> future) => await future;

    [Coroutine]
    private static async Coroutine fail() => await Coroutine.FromException(new ValueError("no"));

    private sealed class ValueError(string message) : Exception(message);

    /// <summary>Without places, and without the type in front of a method's name.</summary>
    private static string Text(object subject) => Place().Replace(subject.ToString()!, "").Replace("TextsProgram.", "");

    [GeneratedRegex(@",? (defined )?at [^>]*?:\d+")]
    private static partial Regex Place();

    [Coroutine]
    public static async Coroutine Run(Action<object> print)
    {
        var loop = EventLoop.Running!;
        var future = new Future<int>();
        print(Text(future));
        var task = loop.CreateTask(hello(), "greeter");
        print(Text(task));
        var waiter = loop.CreateTask(wait_on(future), "waiter");
        await Coroutine.Yield();
        print(Text(waiter));
        future.SetResult(3);
        print(Text(future));
        await waiter;
        print(Text(waiter));
        await task;
        print(Text(task));
        var failed = loop.CreateTask(fail(), "it's");
        await Coroutine.Wait([failed]);
        print(Text(failed));
        var failure = new Future();
        failure.SetException(new ValueError("bad"));
        print(Text(failure));
        _ = failure.Exception;
        var cancelled = loop.CreateTask(hello(), "cancelled");
        cancelled.Cancel();
        await Coroutine.Wait(cancelled);
        print(Text(cancelled));
        var dropped = new Future();
        dropped.Cancel();
        print(Text(dropped));
        var values = new Future<int[]>();
        values.SetResult([1, 2]);
        print(Text(values));
    }
}
