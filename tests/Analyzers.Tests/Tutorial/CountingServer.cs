using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Analyzers.Tests;

/// <summary>A web server on this machine that counts how many requests are in flight at once.</summary>
public sealed class CountingServer : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly TaskCompletionSource allAreHere = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly int holdUntil;
    private int inFlight;

    /// <summary>Starts it.</summary>
    /// <param name="holdUntil">No request is answered before so many are in flight.</param>
    public CountingServer(int holdUntil)
    {
        this.holdUntil = holdUntil;
        listener.Start();
        _ = Task.Run(Accept);
    }

    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/");

    /// <summary>The most requests that were in flight at once.</summary>
    public int MostInFlight { get; private set; }

    public int Answered { get; private set; }

    public void Dispose() => listener.Dispose();

    private async Task Accept()
    {
        try
        {
            while (true)
            {
                var client = await listener.AcceptTcpClientAsync();
                _ = Task.Run(() => Answer(client));
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task Answer(TcpClient client)
    {
        using var connection = client;
        await using var stream = client.GetStream();
        using var reader = new StreamReader(stream);
        while (await reader.ReadLineAsync() is { Length: > 0 })
        {
            // The rest of the head.
        }

        lock (listener)
        {
            inFlight++;
            MostInFlight = Math.Max(MostInFlight, inFlight);
            if (inFlight >= holdUntil)
            {
                allAreHere.TrySetResult();
            }
        }

        await allAreHere.Task;
        lock (listener)
        {
            inFlight--;
            Answered++;
        }

        await stream.WriteAsync(Encoding.ASCII.GetBytes("HTTP/1.1 200 OK\r\nContent-Length: 6\r\nConnection: close\r\n\r\nhello!"));
    }
}
