using Coroutines.Analyzers;
using Microsoft.CodeAnalysis;

namespace Analyzers.Tests;

public class Coro2011SocketsTests
{
    private static Task<IReadOnlyList<Diagnostic>> Reports(string statements) => Check.Reports<BlockingCallAnalyzer>($$"""
        using System.Collections.Concurrent;
        using System.Net.Sockets;
        partial class C
        {
            static void Use(object? value) { }
            [Coroutine]
            async Coroutine Work(Socket socket, TcpClient client, TcpListener listener, UdpClient udp, System.IO.Pipes.NamedPipeServerStream pipe, System.Net.Security.SslStream ssl, byte[] bytes, NetworkStream network)
            {
                await Coroutine.Yield();
                {{statements}}
            }
        }
        """);

    [Theory]
    [InlineData("Use({|CORO2011:socket.Receive(bytes)|});")]
    [InlineData("Use({|CORO2011:socket.Send(bytes)|});")]
    [InlineData("Use({|CORO2011:socket.Accept()|});")]
    [InlineData("{|CORO2011:socket.Connect(\"h\", 1)|};")]
    [InlineData("Use({|CORO2011:socket.Poll(-1, SelectMode.SelectRead)|});")]
    [InlineData("{|CORO2011:client.Connect(\"h\", 1)|};")]
    [InlineData("Use({|CORO2011:listener.AcceptTcpClient()|});")]
    [InlineData("IPEndPoint? from = null; Use({|CORO2011:udp.Receive(ref from)|});")]
    [InlineData("{|CORO2011:pipe.WaitForConnection()|};")]
    [InlineData("Use({|CORO2011:pipe.Read(bytes, 0, 1)|});")]
    [InlineData("{|CORO2011:ssl.AuthenticateAsClient(\"h\")|};")]
    [InlineData("Use({|CORO2011:network.Read(bytes, 0, 1)|});")]
    [InlineData("{|CORO2011:network.WriteByte(1)|};")]
    public Task What_waits_is_reported(string statements) => Reports(statements);

    [Theory]
    [InlineData("Use(await socket.ReceiveAsync(bytes));")]
    [InlineData("socket.Blocking = false; Use(socket.Receive(bytes));")]
    [InlineData("Use(socket.Poll(0, SelectMode.SelectRead));")]
    [InlineData("socket.Bind(new IPEndPoint(IPAddress.Any, 0)); socket.Listen();")]
    [InlineData("client.Close();")]
    [InlineData("listener.Start(); listener.Stop();")]
    [InlineData("network.Flush();")]
    [InlineData("Use(socket.Connected);")]
    [InlineData("await Task.Run(() => socket.Receive(bytes));")]
    public Task What_does_not_wait_is_not_reported(string statements) => Reports(statements);
}
