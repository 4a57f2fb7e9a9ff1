namespace Coroutines.Bench;

/// <summary>The one-level measurements: giving way to the loop, and starting a task and waiting for it.</summary>
public static partial class Simple
{
    /// <summary>Gives way to the loop <paramref name="times"/> times.</summary>
    [Coroutine]
    public static async Coroutine<long> Yield(int times)
    {
        for (var i = 0; i < times; i++)
        {
            await Coroutine.Yield();
        }

        return times;
    }

    /// <summary>Makes a task of a coroutine and waits for it, <paramref name="times"/> times: the loop runs the child in its own turn.</summary>
    [Coroutine]
    public static async Coroutine<long> SpawnAndJoin(int times)
    {
        var total = 0L;
        var loop = EventLoop.Running!;
        for (var i = 0; i < times; i++)
        {
            total += await loop.CreateTask(Child(i));
        }

        return total;
    }

    [Coroutine]
    private static async Coroutine<int> Child(int value)
    {
        await Coroutine.Yield();
        return value;
    }
}
