using Coroutines.Analyzers;
using Microsoft.CodeAnalysis;

namespace Analyzers.Tests;

public class Coro2030ProcessesTests
{
    private static Task<IReadOnlyList<Diagnostic>> Reports(string statements) => Check.Reports<BlockingCallAnalyzer>($$"""
        using System.Collections.Concurrent;
        using System.Net.Sockets;
        partial class C
        {
            static void Use(object? value) { }
            [Coroutine]
            async Coroutine Work(System.Diagnostics.Process process)
            {
                await Coroutine.Yield();
                {{statements}}
            }
        }
        """);

    [Theory]
    [InlineData("{|CORO2030:process.WaitForExit()|};")]
    [InlineData("Use({|CORO2030:process.WaitForExit(100)|});")]
    [InlineData("Use({|CORO2030:process.StandardOutput.ReadToEnd()|});")]
    [InlineData("Use({|CORO2030:process.StandardError.ReadLine()|});")]
    [InlineData("var output = process.StandardOutput; Use({|CORO2030:output.ReadToEnd()|});")]
    public Task What_waits_is_reported(string statements) => Reports(statements);

    [Theory]
    [InlineData("await process.WaitForExitAsync();")]
    [InlineData("Use(process.WaitForExit(0));")]
    [InlineData("Use(await process.StandardOutput.ReadToEndAsync());")]
    [InlineData("process.Start();")]
    [InlineData("process.Exited += (_, _) => process.WaitForExit();")]
    [InlineData("Use(process.HasExited);")]
    public Task What_does_not_wait_is_not_reported(string statements) => Reports(statements);
}
