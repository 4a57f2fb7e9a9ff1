using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace Requests;

/// <summary>
/// A small web server on this machine. Its page takes half a second and says <c>hello!</c>.
/// It runs on the thread pool, so nothing that the event loop's thread does can slow it down.
/// </summary>
internal sealed class HelloServer : IAsyncDisposable
{
    private readonly WebApplication app;

    private HelloServer(WebApplication app) => this.app = app;

    /// <summary>Where the server listens, for example <c>http://127.0.0.1:40321</c>.</summary>
    public Uri Address => new(app.Urls.First());

    /// <summary>Starts the server on a port that is free.</summary>
    public static async Task<HelloServer> Start()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions()); // empty: no logging either
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0"); // port 0: the system picks one
        var app = builder.Build();
        app.Run(Answer);
        await app.StartAsync();
        return new HelloServer(app);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => app.DisposeAsync();

    private static async Task Answer(HttpContext context)
    {
        if (context.Request.Path != "/warm-up")
        {
            await Task.Delay(TimeSpan.FromMilliseconds(500));
        }

        await context.Response.WriteAsync("hello!");
    }
}
