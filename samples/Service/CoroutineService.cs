using Coroutines;
using Microsoft.Extensions.Hosting;

namespace Service;

/// <summary>A service of the generic host whose work is a coroutine, on a loop and a thread of its own. Copy it: the runtime depends on no host.</summary>
internal abstract partial class CoroutineService : BackgroundService
{
    /// <summary>The loop, while the service runs: for what other threads give it.</summary>
    protected EventLoop? Loop { get; private set; }

    /// <summary>The service's work. It is cancelled when the host stops, and may clean up in <c>finally</c>.</summary>
    [Coroutine]
    protected abstract Coroutine Work();

    /// <summary>The host awaits the task: a failure of the work stops the host, as with any background service.</summary>
    protected sealed override Task ExecuteAsync(CancellationToken stoppingToken) => Task.Factory.StartNew(
        () => Coroutine.Run(Begin(), cancellationToken: stoppingToken),
        CancellationToken.None,
        TaskCreationOptions.LongRunning,
        TaskScheduler.Default);

    [Coroutine]
    private async Coroutine Begin()
    {
        Loop = EventLoop.Running;
        try
        {
            await Work();
        }
        catch (OperationCanceledException)
        {
            // The host stops: that is no failure.
        }
    }
}
