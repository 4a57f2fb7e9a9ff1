using System.Runtime.CompilerServices;
using Coroutines;

namespace Runtime.Tests;

/// <summary>Small coroutines that many tests are made of.</summary>
internal static partial class Steps
{
    [Coroutine]
    public static async Coroutine Noop() => await Coroutine.Completed;

    [Coroutine]
    public static async Coroutine<T> Later<T>(T value, double seconds = 1)
    {
        await Coroutine.Sleep(seconds);
        return value;
    }

    [Coroutine]
    public static async Coroutine FailLater(string message, double seconds = 1)
    {
        await Coroutine.Sleep(seconds);
        throw new FormatException(message);
    }

    [Coroutine]
    [OverloadResolutionPriority(-1)]
    public static async Coroutine WaitOn(Future future) => await future;

    [Coroutine]
    public static async Coroutine<T> WaitOn<T>(IFuture<T> future) => await future;

    /// <summary>Takes its time, whoever cancels it.</summary>
    [Coroutine]
    public static async Coroutine<T> Stubborn<T>(T value, double seconds)
    {
        var end = EventLoop.Running!.Time + TimeSpan.FromSeconds(seconds);
        while (EventLoop.Running!.Time < end)
        {
            try
            {
                await Coroutine.Sleep(end - EventLoop.Running!.Time);
            }
            catch (OperationCanceledException)
            {
            }
        }

        return value;
    }

    /// <summary>Sleeps; when it is cancelled, it throws something else in its cleanup.</summary>
    [Coroutine]
    public static async Coroutine FailsInCleanup(string message, double seconds = 10)
    {
        try
        {
            await Coroutine.Sleep(seconds);
        }
        catch (OperationCanceledException)
        {
            throw new FormatException(message);
        }
    }

    /// <summary>Lets the loop make so many iterations.</summary>
    [Coroutine]
    public static async Coroutine Yields(int count)
    {
        for (var i = 0; i < count; i++)
        {
            await Coroutine.Yield();
        }
    }

    /// <summary>The loop's clock stands here, in seconds.</summary>
    public static void At(double seconds) => Assert.Equal(seconds, EventLoop.Running!.Time.TotalSeconds, 6);
}
