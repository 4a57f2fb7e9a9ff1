using System.Threading.Channels;

namespace Coroutines.Bench;

/// <summary>What <see cref="Primitives"/> does, with <see cref="SemaphoreSlim"/> and <see cref="Channel{T}"/>.</summary>
public static class PrimitivesTasks
{
    /// <summary>Takes and releases a semaphore that is free, <paramref name="times"/> times.</summary>
    public static async Task<long> Lock(int times)
    {
        using var mutex = new SemaphoreSlim(1, 1);
        var total = 0L;
        for (var i = 0; i < times; i++)
        {
            await mutex.WaitAsync();
            try
            {
                total++;
            }
            finally
            {
                mutex.Release();
            }
        }

        return total;
    }

    /// <summary>Hands <paramref name="times"/> numbers from one task to another, through a channel that holds one.</summary>
    public static async Task<long> Queue(int times)
    {
        var channel = Channel.CreateBounded<int>(new BoundedChannelOptions(1) { SingleReader = true, SingleWriter = true });
        var reader = Read(channel.Reader);
        for (var i = 0; i < times; i++)
        {
            await channel.Writer.WriteAsync(i);
        }

        channel.Writer.Complete();
        return await reader;
    }

    /// <summary>Not <c>ReadAllAsync</c>, which leaves the pump's thread.</summary>
    private static async Task<long> Read(ChannelReader<int> reader)
    {
        var total = 0L;
        while (await reader.WaitToReadAsync())
        {
            while (reader.TryRead(out var item))
            {
                total += item;
            }
        }

        return total;
    }
}
