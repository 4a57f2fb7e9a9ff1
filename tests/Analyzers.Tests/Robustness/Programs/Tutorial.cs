// The programs of the tutorial, right and wrong.
using static System.Console;

namespace Tutorial;

record Response(string Text);

static class Requests
{
    public static Response Get(string url) => new(url);
    public static async Task<Response> GetAsync(string url) { await Task.Delay(1); return new(url); }
}

interface IWorker { [Coroutine] Coroutine<int> Compute(int x, int y); }

class Worker : IWorker
{
    private readonly Dictionary<string, Task<int>> cache = new();

    [Coroutine]
    public async Coroutine<int> Compute(int x, int y)
    {
        WriteLine($"Compute {x} + {y}: {Compute(x, y)}");
        await Coroutine.Sleep(TimeSpan.FromSeconds(1.0));
        Thread.Sleep(x > y ? 10 : 0);
        return x + y + cache["a"].Result + (cache.TryGetValue("b", out var b) ? b.Result : 0);
    }

    async Coroutine Unmarked() => await Compute(1, 2);

    [Coroutine] Task Wrong() => Task.CompletedTask;

    [Coroutine]
    async Coroutine All(EventLoop loop, HttpClient client, params Task<int>[] tasks)
    {
        var response = await Requests.Get("http://localhost");
        _ = Compute(1, 2);
        Unmarked();
        var forgotten = Compute(3, 4);
        foreach (var line in await Coroutine.Gather(Compute(1, 2), Compute(2, 3)))
            WriteLine(line);
        try
        {
            await Task.WhenAll(tasks);
        }
        catch (Exception e) when (e is IOException { Message: "x" } or TimeoutException)
        {
            loop.RunUntilComplete(Unmarked());
        }
        finally
        {
            Task.WaitAll(tasks);
        }

        var sum = tasks.Select(t => t.Result).Sum();
        using var message = client.Send(new HttpRequestMessage { RequestUri = new Uri("http://x") });
        Action pause = () => Thread.Sleep(sum);
        pause();
        await Local<int>(5);
        loop.CallSoon(() => Unmarked());

        async Coroutine<T> Local<T>(T value) where T : struct
        {
            if (value is int and > 3) { Coroutine.Run(Unmarked()); }
            return value;
        }
    }

    [Coroutine]
    static IEnumerator<Coroutine> Style()
    {
        yield return Coroutine.Sleep(1);
    }
}
