using Coroutines.Analyzers;
using Coroutines.CodeFixes;

namespace Analyzers.Tests;

public class Coro2010SyncHttpFixerTests
{
    private static string Source(string statements) => $$"""
        #pragma warning disable SYSLIB0014
        partial class C
        {
            static void Use(object? value) { }

            [Coroutine]
            async Coroutine Work(HttpClient client, HttpContent content, HttpRequestMessage request, WebClient web, HttpWebRequest old)
            {
                await Coroutine.Yield();
                {{statements}}
            }
        }
        """;

    [Theory]
    [InlineData("var r = client.Send(request);", "var r = await client.SendAsync(request);")]
    [InlineData("Use(client.Send(request, HttpCompletionOption.ResponseHeadersRead, default).StatusCode);", "Use((await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, default)).StatusCode);")]
    [InlineData("using var s = content.ReadAsStream();", "using var s = await content.ReadAsStreamAsync();")]
    [InlineData("content.CopyTo(new MemoryStream(), null, default);", "await content.CopyToAsync(new MemoryStream(), null, default);")]
    [InlineData("Use(web.DownloadString(\"http://x\"));", "Use(await web.DownloadStringTaskAsync(\"http://x\"));")]
    [InlineData("web.DownloadFile(\"http://x\", \"f\");", "await web.DownloadFileTaskAsync(\"http://x\", \"f\");")]
    [InlineData("Use(web.UploadString(\"http://x\", web.DownloadString(\"http://y\")));", "Use(await web.UploadStringTaskAsync(\"http://x\", await web.DownloadStringTaskAsync(\"http://y\")));")]
    [InlineData("using (var response = (HttpWebResponse)old.GetResponse()) { Use(response); }", "using (var response = (HttpWebResponse)await old.GetResponseAsync()) { Use(response); }")]
    [InlineData("Use(client.Send(request).Content.ReadAsStream());", "Use(await (await client.SendAsync(request)).Content.ReadAsStreamAsync());")]
    public Task The_awaitable_form_is_awaited(string before, string after)
        => CheckFix.Turns<BlockingCallAnalyzer, BlockingCallFixer>(Source(before), Source(after), "CORO2010");

    [Theory]
    [InlineData("Use(old.GetRequestStream(out _));")]
    [InlineData("Use(new[] { 1 }.Select(_ => client.Send(request)).ToList());")]
    [InlineData("HttpContent? maybe = content; Use(maybe?.ReadAsStream());")]
    public Task Where_there_is_no_such_form_no_fix_is_offered(string statements)
        => CheckFix.OffersNone<BlockingCallAnalyzer, BlockingCallFixer>(Source(statements), "CORO2010");
}
