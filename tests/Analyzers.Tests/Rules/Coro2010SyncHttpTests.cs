using System.Globalization;
using Coroutines.Analyzers;
using Microsoft.CodeAnalysis;

namespace Analyzers.Tests;

public class Coro2010SyncHttpTests
{
    private static Task<IReadOnlyList<Diagnostic>> Reports(string statements) => Check.Reports<BlockingCallAnalyzer>($$"""
        #pragma warning disable SYSLIB0014
        class Fake : HttpClient
        {
            public override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellation) => new();
        }
        class WebClientLike { public string DownloadString(string url) => url; }
        partial class C
        {
            static void Use(object? value) { }
            [Coroutine]
            async Coroutine Work(HttpClient client, HttpContent content, HttpRequestMessage request, WebClient web, HttpWebRequest old, WebRequest any)
            {
                await Coroutine.Yield();
                {{statements}}
            }
        }
        """);

    [Theory]
    [InlineData("Use({|CORO2010:client.Send(request)|});")]
    [InlineData("Use({|CORO2010:client.Send(request, HttpCompletionOption.ResponseHeadersRead)|});")]
    [InlineData("Use({|CORO2010:client.Send(request, default(CancellationToken))|});")]
    [InlineData("Use({|CORO2010:new HttpMessageInvoker(new SocketsHttpHandler()).Send(request, default)|});")]
    [InlineData("Use({|CORO2010:content.ReadAsStream()|});")]
    [InlineData("{|CORO2010:content.CopyTo(new MemoryStream(), null, default)|};")]
    [InlineData("Use({|CORO2010:web.DownloadString(\"http://x\")|});")]
    [InlineData("Use({|CORO2010:web.DownloadData(new Uri(\"http://x\"))|});")]
    [InlineData("{|CORO2010:web.DownloadFile(\"http://x\", \"f\")|};")]
    [InlineData("Use({|CORO2010:web.UploadString(\"http://x\", \"data\")|});")]
    [InlineData("Use({|CORO2010:web.OpenRead(\"http://x\")|});")]
    [InlineData("Use({|CORO2010:old.GetResponse()|});")]
    [InlineData("Use({|CORO2010:old.GetRequestStream()|});")]
    [InlineData("Use({|CORO2010:old.GetRequestStream(out _)|});")]
    [InlineData("Use({|CORO2010:any.GetResponse()|});")]
    [InlineData("new List<int> { 1 }.ForEach(_ => Use({|CORO2010:client.Send(request)|}));")]
    [InlineData("Use(new[] { 1 }.Select(_ => {|CORO2010:web.DownloadString(\"http://x\")|}).ToList());")]
    public Task Synchronous_HTTP_is_reported(string statements) => Reports(statements);

    [Theory]
    [InlineData("Use(await client.SendAsync(request));")]
    [InlineData("Use(await client.GetStringAsync(\"http://x\"));")]
    [InlineData("Use(await web.DownloadStringTaskAsync(\"http://x\"));")]
    [InlineData("web.DownloadStringAsync(new Uri(\"http://x\"));")]
    [InlineData("Use(await old.GetResponseAsync());")]
    [InlineData("Use(await Task.Run(() => client.Send(request)));")]
    [InlineData("Use(await Coroutine.ToThread(() => web.DownloadString(\"http://x\")));")]
    [InlineData("Use(new StringContent(\"x\").ReadAsStream());")]
    [InlineData("Use(new ByteArrayContent([]).ReadAsStream());")]
    [InlineData("Use(new Fake().Send(request, default));")]
    [InlineData("Use(new WebClientLike().DownloadString(\"x\"));")]
    [InlineData("Use(nameof(client.Send));")]
    [InlineData("Use(client.Timeout); web.Dispose(); client.CancelPendingRequests();")]
    public Task What_does_not_wait_is_not_reported(string statements) => Reports(statements);

    [Fact]
    public Task Only_coroutines_are_looked_at() => Check.Reports<BlockingCallAnalyzer>(
        "class C { HttpResponseMessage Plain(HttpClient client, HttpRequestMessage request) => client.Send(request); }");

    [Fact]
    public async Task The_message_says_what_to_await()
    {
        var found = await Reports("Use({|CORO2010:web.DownloadString(\"http://x\")|}); Use({|CORO2010:old.GetRequestStream(out _)|});");
        Assert.Equal(
            "'WebClient.DownloadString' stops the whole event loop until the download is done, in coroutine 'Work'; use 'await DownloadStringTaskAsync'",
            found[0].GetMessage(CultureInfo.InvariantCulture));
        Assert.EndsWith("use HttpClient, which can be awaited, or 'await Coroutine.ToThread(…)'", found[1].GetMessage(CultureInfo.InvariantCulture));
    }
}
