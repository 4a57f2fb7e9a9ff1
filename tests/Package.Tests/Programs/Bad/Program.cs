using Coroutines;

Coroutine.Run(Work.Fetch(new Uri("http://localhost/")));

internal static class NotPartial
{
    [Coroutine]
    public static async Coroutine Wait() => await Coroutine.Yield(); // CORO1001 warning
}

internal static partial class Work
{
    [Coroutine]
    public static async Coroutine<int> Fetch(Uri address)
    {
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        using var response = client.Send(request); // CORO2010 warning
        Thread.Sleep(100); // CORO2001 warning
        NotPartial.Wait(); // CORO3001 error
        Coroutine.Run(NotPartial.Wait()); // CORO2066 error
        await Coroutine.Yield();
        return (int)response.StatusCode;
    }

    [Coroutine]
    public static async Task Wrong() => await Task.Yield(); // CORO1002 error
}
