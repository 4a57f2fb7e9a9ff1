using System.Diagnostics;
using Coroutines;

namespace Requests;

/// <summary>
/// (b) The right way. At <c>await</c> a coroutine gives the thread back until the answer is there, so all five requests are under way at once.
/// </summary>
internal static partial class Awaited
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
        var text = await client.GetStringAsync("/");
        Step.Print(clock, number, text);
        return text;
    }
}
