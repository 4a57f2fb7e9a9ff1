using System.Diagnostics;
using Coroutines;

namespace Requests;

/// <summary>
/// (a) The way the tutorial does it. The five coroutines are started together, and still they run one after the other:
/// <see cref="HttpClient.Send(HttpRequestMessage)"/> keeps the thread until the answer is there, and the event loop has only this one thread.
/// </summary>
internal static partial class Blocking
{
    /// <summary>Fetches the page five times.</summary>
    [Coroutine]
    public static async Coroutine FetchFive(HttpClient client, Stopwatch clock) =>
        await Coroutine.Gather(
            Fetch(client, clock, 1),
            Fetch(client, clock, 2),
            Fetch(client, clock, 3),
            Fetch(client, clock, 4),
            Fetch(client, clock, 5));

    [Coroutine]
    private static async Coroutine<string> Fetch(HttpClient client, Stopwatch clock, int number)
    {
        Step.Print(clock, number, "sent");

        // Building this without the pragma shows the warning CORO2010 here: the call blocks the event loop.
        // That is what this half of the sample is about, so the warning is switched off for this one call.
#pragma warning disable CORO2010
        using var response = client.Send(new HttpRequestMessage(HttpMethod.Get, "/"));
#pragma warning restore CORO2010

        var text = await response.Content.ReadAsStringAsync();
        Step.Print(clock, number, text);
        return text;
    }
}
