using System.Globalization;
using Coroutines;

namespace Runtime.Tests.Paired;

/// <summary><c>order.py</c>: who comes first (R5 to R7, R9).</summary>
internal static partial class OrderProgram
{
    [Coroutine]
    private static async Coroutine Step(string name, Action<object> print)
    {
        print(name + " 1");
        await Coroutine.Yield();
        print(name + " 2");
    }

    private static TimeSpan Seconds(double seconds) => TimeSpan.FromSeconds(seconds);

    private static string Time() => EventLoop.Running!.Time.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture);

    [Coroutine]
    public static async Coroutine Run(Action<object> print)
    {
        var loop = EventLoop.Running!;
        loop.CallLater(TimeSpan.Zero, () => print("timer 0"));
        loop.CallLater(Seconds(2), () => print("timer 2"));
        loop.CallLater(Seconds(1), () => print("timer 1"));
        loop.CallSoon(() => print("soon 1"));
        var task = loop.CreateTask(Step("a", print));
        loop.CallSoon(() => print("soon 2"));
        var thread = new Thread(() => loop.CallSoonThreadSafe(() => print("from a thread")));
        thread.Start();
        thread.Join();
        loop.CallSoon(() => print("soon 3"));
        _ = loop.CreateTask(Step("b", print));
        loop.CallSoon(() => loop.CallSoon(() => print("soon in soon")));
        var handle = loop.CallSoon(() => print("never"));
        handle.Cancel();
        var later = loop.CallLater(Seconds(0.5), () => print("never"));
        await task;
        later.Cancel();
        print("awaited");
        await Coroutine.Sleep(1.5);
        print(Time());
        await Coroutine.Sleep(1);
        print(Time());
        var delays = new[] { 3, 1, 2 };
        print($"[{string.Join(", ", await Coroutine.Gather(delays.Select(delay => Steps.Later(delay, delay))))}]");
        foreach (var next in Coroutine.AsCompleted(delays.Select(delay => Steps.Later(delay, delay))))
        {
            print(await next);
        }
    }
}
