using Coroutines.Analyzers;
using Microsoft.CodeAnalysis;

namespace Analyzers.Tests;

public class Coro2022StreamsTests
{
    private static Task<IReadOnlyList<Diagnostic>> Reports(string statements) => Check.Reports<BlockingCallAnalyzer>($$"""
        using System.Collections.Concurrent;
        using System.Net.Sockets;
        partial class C
        {
            static void Use(object? value) { }
            [Coroutine]
            async Coroutine Work(Stream stream, StreamReader reader, TextWriter writer, BinaryReader binary, byte[] bytes, string text, MemoryStream memory)
            {
                await Coroutine.Yield();
                {{statements}}
            }
        }
        """);

    [Theory]
    [InlineData("Use({|CORO2022:stream.Read(bytes)|});")]
    [InlineData("Use({|CORO2022:stream.ReadByte()|});")]
    [InlineData("{|CORO2022:stream.CopyTo(memory)|};")]
    [InlineData("{|CORO2022:memory.CopyTo(stream)|};")]
    [InlineData("Use({|CORO2022:reader.ReadToEnd()|});")]
    [InlineData("Use({|CORO2022:reader.EndOfStream|});")]
    [InlineData("{|CORO2022:writer.WriteLine(text)|};")]
    [InlineData("{|CORO2022:writer.Flush()|};")]
    [InlineData("Use({|CORO2022:binary.ReadInt32()|});")]
    [InlineData("Use({|CORO2022:System.Text.Json.JsonSerializer.Deserialize<int>(stream)|});")]
    [InlineData("Use({|CORO2022:System.Security.Cryptography.SHA256.HashData(stream)|});")]
    [InlineData("Stream either = text.Length > 0 ? memory : stream; Use({|CORO2022:either.ReadByte()|});")]
    [InlineData("Stream later = memory; later = stream; Use({|CORO2022:later.ReadByte()|});")]
    [InlineData("Use(new StreamReader(stream) is var r ? {|CORO2022:r.ReadLine()|} : \"\");")]
    [InlineData("using var zip = new System.IO.Compression.GZipStream(stream, System.IO.Compression.CompressionMode.Compress); {|CORO2022:zip.Write(bytes)|};")]
    [InlineData("var isAsync = text != \"\"; if (isAsync) { await stream.FlushAsync(); {|CORO2022:stream.Flush()|}; }")]
    [InlineData("if (text != \"\") await stream.FlushAsync(); else {|CORO2022:stream.Flush()|};")]
    [InlineData("foreach (var s in new[] { stream }) {|CORO2022:s.Flush()|};")]
    public Task What_waits_is_reported(string statements) => Reports(statements);

    [Theory]
    [InlineData("Use(memory.Read(bytes));")]
    [InlineData("memory.CopyTo(memory);")]
    [InlineData("Stream later = memory; Use(later.ReadByte());")]
    [InlineData("Use(new StreamReader(new MemoryStream(bytes)).ReadToEnd());")]
    [InlineData("Use(new StringReader(text).ReadLine());")]
    [InlineData("Console.Out.WriteLine(text);")]
    [InlineData("Use(System.Text.Json.JsonSerializer.Deserialize<int>(text));")]
    [InlineData("Use(await reader.ReadToEndAsync());")]
    [InlineData("await stream.CopyToAsync(memory);")]
    [InlineData("using var resource = typeof(C).Assembly.GetManifestResourceStream(\"x\")!; Use(new StreamReader(resource).ReadToEnd());")]
    [InlineData("Use(stream.CanRead);")]
    [InlineData("Stream.Null.Write(bytes);")]
    public Task What_does_not_wait_is_not_reported(string statements) => Reports(statements);

    [Theory]
    [InlineData("MemoryStream", "new MemoryStream()", "Use(field.ReadByte());")]
    [InlineData("Stream", "new MemoryStream()", "Use(field.ReadByte());")]
    [InlineData("Stream", "new System.IO.Compression.DeflateStream(new MemoryStream(), System.IO.Compression.CompressionMode.Decompress)", "Use(field.ReadByte());")]
    [InlineData("Stream", "File.OpenRead(\"f\")", "Use({|CORO2022:field.ReadByte()|});")]
    public Task What_a_private_field_holds_is_known(string type, string value, string statements) => Check.Reports<BlockingCallAnalyzer>(Holder("private", type, value, statements));

    [Theory]
    [InlineData("public", "", "Use({|CORO2022:field.ReadByte()|});")]
    [InlineData("private", "void Set(Stream s) => field = s;", "Use({|CORO2022:field.ReadByte()|});")]
    [InlineData("private", "static void Fill(ref Stream? s) => s = null; void Set() => Fill(ref field!);", "Use({|CORO2022:field!.ReadByte()|});")]
    public Task Unless_somebody_else_may_fill_it(string access, string more, string statements) => Check.Reports<BlockingCallAnalyzer>(Holder(access, "Stream", "new MemoryStream()", statements, more));

    private static string Holder(string access, string type, string value, string statements, string more = "") => $$"""
        partial class C
        {
            {{access}} {{type}} field;
            public C() => field = {{value}};
            void Forget() => field = null!;
            {{more}}
            static void Use(object? value) { }
            [Coroutine]
            async Coroutine Work() { await Coroutine.Yield(); {{statements}} }
        }
        """;
}
