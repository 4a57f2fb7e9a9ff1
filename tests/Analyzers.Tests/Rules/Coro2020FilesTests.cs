using Coroutines.Analyzers;
using Microsoft.CodeAnalysis;

namespace Analyzers.Tests;

public class Coro2020FilesTests
{
    private static Task<IReadOnlyList<Diagnostic>> Reports(string statements) => Check.Reports<BlockingCallAnalyzer>($$"""
        using System.Collections.Concurrent;
        using System.Net.Sockets;
        partial class C
        {
            static void Use(object? value) { }
            [Coroutine]
            async Coroutine Work(FileInfo file, Microsoft.Win32.SafeHandles.SafeFileHandle handle, byte[] bytes)
            {
                await Coroutine.Yield();
                {{statements}}
            }
        }
        """);

    [Theory]
    [InlineData("Use({|CORO2020:File.ReadAllText(\"f\")|});")]
    [InlineData("{|CORO2020:File.WriteAllText(\"f\", \"t\")|};")]
    [InlineData("{|CORO2020:File.AppendAllLines(\"f\", [])|};")]
    [InlineData("{|CORO2020:File.Copy(\"a\", \"b\")|};")]
    [InlineData("Use({|CORO2020:file.CopyTo(\"b\")|});")]
    [InlineData("foreach (var line in {|CORO2020:File.ReadLines(\"f\")|}) Use(line);")]
    [InlineData("Use({|CORO2020:RandomAccess.Read(handle, bytes, 0)|});")]
    [InlineData("{|CORO2020:System.IO.Compression.ZipFile.ExtractToDirectory(\"a\", \"b\")|};")]
    [InlineData("Use({|CORO2020:System.Xml.Linq.XDocument.Load(\"f\")|});")]
    [InlineData("var text = new[] { \"f\" }.Select(f => {|CORO2020:File.ReadAllText(f)|}).ToList(); Use(text);")]
    public Task What_waits_is_reported(string statements) => Reports(statements);

    [Theory]
    [InlineData("Use(await File.ReadAllTextAsync(\"f\"));")]
    [InlineData("await foreach (var line in File.ReadLinesAsync(\"f\")) Use(line);")]
    [InlineData("await Coroutine.ToThread(() => File.Copy(\"a\", \"b\"));")]
    [InlineData("Use(Path.Combine(\"a\", \"b\"));")]
    [InlineData("Use(System.Xml.Linq.XDocument.Parse(\"<a/>\"));")]
    public Task What_does_not_wait_is_not_reported(string statements) => Reports(statements);
}
