using Coroutines.Analyzers;
using Microsoft.CodeAnalysis;

namespace Analyzers.Tests;

public class Coro2012NamesTests
{
    private static Task<IReadOnlyList<Diagnostic>> Reports(string statements) => Check.Reports<BlockingCallAnalyzer>($$"""
        using System.Collections.Concurrent;
        using System.Net.Sockets;
        partial class C
        {
            static void Use(object? value) { }
            [Coroutine]
            async Coroutine Work(System.Net.NetworkInformation.Ping ping, System.Net.Mail.SmtpClient mail)
            {
                await Coroutine.Yield();
                {{statements}}
            }
        }
        """);

    [Theory]
    [InlineData("Use({|CORO2012:Dns.GetHostAddresses(\"h\")|});")]
    [InlineData("Use({|CORO2012:Dns.GetHostEntry(\"h\")|});")]
    [InlineData("Use({|CORO2012:ping.Send(\"h\")|});")]
    [InlineData("Use({|CORO2012:ping.Send(\"h\", 100)|});")]
    [InlineData("{|CORO2012:mail.Send(\"a\", \"b\", \"c\", \"d\")|};")]
    public Task What_waits_is_reported(string statements) => Reports(statements);

    [Theory]
    [InlineData("Use(await Dns.GetHostAddressesAsync(\"h\"));")]
    [InlineData("Use(await ping.SendPingAsync(\"h\"));")]
    [InlineData("await mail.SendMailAsync(\"a\", \"b\", \"c\", \"d\");")]
    [InlineData("Use(Dns.GetHostName());")]
    public Task What_does_not_wait_is_not_reported(string statements) => Reports(statements);
}
