using Coroutines;
using Microsoft.Extensions.Hosting;

namespace Service;

/// <summary>Takes orders from any thread, and serves them with three workers.</summary>
internal sealed partial class OrderService(IHostApplicationLifetime lifetime) : CoroutineService
{
    private readonly AsyncQueue<int> orders = new(capacity: 4);
    private int served;

    /// <summary>Places an order, from any thread.</summary>
    public Task Place(int order) => Loop!.RunCoroutineThreadSafe(orders.Put(order));

    [Coroutine]
    protected override async Coroutine Work()
    {
        lifetime.ApplicationStarted.Register(() => _ = PlaceAll());
        await Coroutine.Gather(Serve(1), Serve(2), Serve(3));
    }

    /// <summary>Stands for the requests of a web server.</summary>
    private async Task PlaceAll()
    {
        for (var order = 1; order <= 9; order++)
        {
            await Place(order);
        }
    }

    [Coroutine]
    private async Coroutine Serve(int worker)
    {
        try
        {
            await foreach (var order in orders)
            {
                await Coroutine.Sleep(0.05);
                Console.WriteLine($"worker {worker} served order {order}");
                orders.TaskDone();
                if (++served == 9)
                {
                    lifetime.StopApplication();
                }
            }
        }
        finally
        {
            Console.WriteLine($"worker {worker} goes home");
        }
    }
}
