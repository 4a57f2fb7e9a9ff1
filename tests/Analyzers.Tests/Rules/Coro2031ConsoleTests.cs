using Coroutines.Analyzers;
using Microsoft.CodeAnalysis;

namespace Analyzers.Tests;

public class Coro2031ConsoleTests
{
    private static Task<IReadOnlyList<Diagnostic>> Reports(string statements) => Check.Reports<BlockingCallAnalyzer>($$"""
        using System.Collections.Concurrent;
        using System.Net.Sockets;
        partial class C
        {
            static void Use(object? value) { }
            [Coroutine]
            async Coroutine Work()
            {
                await Coroutine.Yield();
                {{statements}}
            }
        }
        """);

    [Theory]
    [InlineData("Use({|CORO2031:Console.ReadLine()|});")]
    [InlineData("Use({|CORO2031:Console.ReadKey()|});")]
    [InlineData("Use({|CORO2031:Console.In.ReadLine()|});")]
    [InlineData("var input = Console.In; Use({|CORO2031:input.ReadToEnd()|});")]
    public Task What_waits_is_reported(string statements) => Reports(statements);

    [Theory]
    [InlineData("Console.WriteLine(\"x\");")]
    [InlineData("Console.Out.Write(\"x\");")]
    [InlineData("Console.Error.Flush();")]
    [InlineData("Use(Console.KeyAvailable);")]
    [InlineData("Use(await Coroutine.ToThread(Console.ReadLine));")]
    public Task What_does_not_wait_is_not_reported(string statements) => Reports(statements);
}
