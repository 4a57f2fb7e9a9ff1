using Coroutines.Analyzers;
using Microsoft.CodeAnalysis;

namespace Analyzers.Tests;

public class Coro2024OpeningsTests
{
    private static Task<IReadOnlyList<Diagnostic>> Reports(string statements) => Check.Reports<BlockingCallAnalyzer>($$"""
        using System.Collections.Concurrent;
        using System.Net.Sockets;
        partial class C
        {
            static void Use(object? value) { }
            [Coroutine]
            async Coroutine Work(Stream stream, Microsoft.Win32.SafeHandles.SafeFileHandle handle)
            {
                await Coroutine.Yield();
                {{statements}}
            }
        }
        """);

    [Theory]
    [InlineData("Use({|CORO2024:new FileStream(\"f\", FileMode.Open)|});")]
    [InlineData("using var reader = {|CORO2024:new StreamReader(\"f\")|};")]
    [InlineData("using StreamWriter writer = {|CORO2024:new(\"f\")|};")]
    [InlineData("Use({|CORO2024:new TcpClient(\"h\", 1)|});")]
    [InlineData("Use({|CORO2024:File.OpenRead(\"f\")|});")]
    [InlineData("Use({|CORO2024:File.Create(\"f\")|});")]
    [InlineData("Use({|CORO2024:System.IO.Compression.ZipFile.OpenRead(\"f\")|});")]
    public Task What_waits_is_reported(string statements) => Reports(statements);

    [Theory]
    [InlineData("Use(new StreamReader(stream));")]
    [InlineData("Use(new TcpClient());")]
    [InlineData("Use(new FileStream(handle, FileAccess.Read));")]
    [InlineData("Use(await Coroutine.ToThread(() => new StreamReader(\"f\")));")]
    [InlineData("Use(new MemoryStream());")]
    public Task What_does_not_wait_is_not_reported(string statements) => Reports(statements);
}
