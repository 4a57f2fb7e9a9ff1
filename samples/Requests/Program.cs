// Five coroutines fetch a page that takes half a second: first blocking, then awaited.
using System.Diagnostics;
using Coroutines;
using Requests;

await using var server = await HelloServer.Start();
using var client = new HttpClient { BaseAddress = server.Address };

// The first request of a program is slow for reasons of its own (loading, compiling, connecting). Neither way shall pay for that.
using (client.Send(new HttpRequestMessage(HttpMethod.Get, "/warm-up")))
{
    await client.GetStringAsync("/warm-up");
}

Console.WriteLine("blocking: one after the other");
var clock = Stopwatch.StartNew();
Coroutine.Run(Blocking.FetchFive(client, clock));
var blocking = Step.Seconds(clock);

Console.WriteLine("awaited: all at once");
clock.Restart();
Coroutine.Run(Awaited.FetchFive(client, clock));
var awaited = Step.Seconds(clock);

Console.WriteLine($"blocking total: {blocking}");
Console.WriteLine($"awaited total: {awaited}");
