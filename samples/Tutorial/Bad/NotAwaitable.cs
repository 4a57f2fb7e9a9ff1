using System.Net.Http;
using Coroutines;

namespace Bad;

public static partial class Pages
{
    [Coroutine]
    public static async Coroutine<string> Get(HttpClient client, string url)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, url);
        var response = await client.Send(request);
        return await response.Content.ReadAsStringAsync();
    }
}
