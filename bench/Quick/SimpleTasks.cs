namespace Coroutines.Bench;

/// <summary>What <see cref="Simple"/> does, with <see cref="Task"/>.</summary>
public static class SimpleTasks
{
    /// <summary>Gives way to the pump <paramref name="times"/> times.</summary>
    public static async Task<long> Yield(int times)
    {
        for (var i = 0; i < times; i++)
        {
            await Task.Yield();
        }

        return times;
    }

    /// <summary>Starts a task and waits for it, <paramref name="times"/> times. The child starts at the call, as tasks do: one turn of the pump less than a coroutine's.</summary>
    public static async Task<long> SpawnAndJoin(int times)
    {
        var total = 0L;
        for (var i = 0; i < times; i++)
        {
            var child = Child(i);
            total += await child;
        }

        return total;
    }

    private static async Task<int> Child(int value)
    {
        await Task.Yield();
        return value;
    }
}
