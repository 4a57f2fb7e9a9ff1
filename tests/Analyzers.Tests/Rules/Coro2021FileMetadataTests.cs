using Coroutines.Analyzers;
using Microsoft.CodeAnalysis;

namespace Analyzers.Tests;

public class Coro2021FileMetadataTests
{
    private static Task<IReadOnlyList<Diagnostic>> Reports(string statements) => Check.Reports<InformingCallAnalyzer>($$"""
        using System.Collections.Concurrent;
        using System.Net.Sockets;
        partial class C
        {
            static void Use(object? value) { }
            [Coroutine]
            async Coroutine Work(FileInfo file, DirectoryInfo folder)
            {
                await Coroutine.Yield();
                {{statements}}
            }
        }
        """);

    [Theory]
    [InlineData("Use({|CORO2021:File.Exists(\"f\")|});")]
    [InlineData("{|CORO2021:File.Delete(\"f\")|};")]
    [InlineData("{|CORO2021:File.Move(\"a\", \"b\")|};")]
    [InlineData("Use({|CORO2021:file.Length|});")]
    [InlineData("Use({|CORO2021:file.Exists|});")]
    [InlineData("{|CORO2021:file.IsReadOnly|} = true;")]
    [InlineData("{|CORO2021:file.Delete()|};")]
    [InlineData("foreach (var f in {|CORO2021:Directory.EnumerateFiles(\"d\")|}) Use(f);")]
    [InlineData("Use({|CORO2021:folder.GetFiles()|});")]
    [InlineData("{|CORO2021:Directory.CreateDirectory(\"d\")|};")]
    [InlineData("Use({|CORO2021:Path.GetTempFileName()|});")]
    public Task What_waits_is_reported(string statements) => Reports(statements);

    [Theory]
    [InlineData("Use(file.Name);")]
    [InlineData("Use(folder.FullName);")]
    [InlineData("Use(folder.Parent);")]
    [InlineData("Use(new FileInfo(\"f\"));")]
    [InlineData("Use(Path.GetFullPath(\"f\"));")]
    [InlineData("await Coroutine.ToThread(() => File.Delete(\"f\"));")]
    public Task What_does_not_wait_is_not_reported(string statements) => Reports(statements);
}
