// Tokens, other threads, and tasks that could be coroutines.
using System.Threading.Channels;

namespace Elsewhere;

partial class Bridge(EventLoop loop, Future<int>? pending)
{
    private readonly Future<int> future = new();
    private readonly AsyncQueue<int> queue = new();
    private readonly AsyncEvent signal = new();
    private readonly SemaphoreSlim gate = new(1);
    private CoroutineTask? running;

    [Coroutine]
    public async Coroutine<int> Work(CancellationToken token, ChannelReader<int> channel, Stream stream)
    {
        await gate.WaitAsync();
        await Task.Delay(100);
        var n = await Load(1) + await Load(2, name: "b") + await channel.ReadAsync();
        await foreach (var item in channel.ReadAllAsync()) n += item;
        await Task.WhenAll([Load(1), stream.FlushAsync(), Task.Delay(5, token)]);
        while (!token.IsCancellationRequested) { n += await stream.ReadAsync(new byte[1], 0, 1); }
        try { n++; } catch (OperationCanceledException) { await Task.Delay(1); } finally { await stream.FlushAsync(); }
        _ = Task.Run(() => loop.CallSoon(() => future.SetResult(n)));
        _ = Task.Run(async () => { future.SetResult(await Load(3)); pending?.Cancel(); await Child(); return await queue.Get(); });
        new Thread(Pump).Start();
        new Timer(_ => { for (var i = 0; i < 3; i++) queue.TryPut(i + n); }, null, 0, 1).Dispose();
        Console.CancelKeyPress += (_, e) => running!.Cancel();
        Parallel.For(0, n, i => Coroutine.CreateTask(Child()));
        ThreadPool.QueueUserWorkItem(Notify);
        await TaskGroup.Run(async group => { group.CreateTask(Child()); await Task.Delay(1); });
        return await Nested.Load(n) + await Plain(loop);

        void Notify(object? state) => signal.Set();
    }

    private async Task<int> Load(int n, string? name = null, CancellationToken token = default) { await Task.Delay(n, token); return n; }

    private async Task<int> Plain(EventLoop other)
    {
        if (other.IsRunning) { await gate.WaitAsync().ConfigureAwait(false); }
        other.CallLater(TimeSpan.FromSeconds(1), () => { });
        return await future;
    }

    private void Pump() { signal.Set(); loop.Stop(); }

    [Coroutine] private async Coroutine Child() => await Quiet<int>();

    private static async ValueTask Quiet<T>() where T : struct => await Task.Yield();

    private static class Nested { internal static async Task<int> Load(int n) { await Task.Yield(); return n == 0 ? 0 : await Load(n - 1); } }
}
