using Coroutines.Analyzers;
using Coroutines.CodeFixes;

namespace Analyzers.Tests;

public class Coro2023SynchronousDisposeTests
{
    private const string Given = "var path = \"f\"; Stream stream = new FileStream(path, FileMode.Open); System.Data.Common.DbConnection? connection = null; ";

    private const string Own = """
        class OnlyDisposes : IDisposable, IAsyncDisposable
        {
            public void Dispose() { }
            public ValueTask DisposeAsync() { Dispose(); GC.SuppressFinalize(this); return default; }
        }
        class Awaits : IDisposable, IAsyncDisposable
        {
            public void Dispose() { }
            public async ValueTask DisposeAsync() => await Task.Delay(1);
        }
        """;

    [Theory]
    [InlineData("using var {|CORO2023:file = new FileStream(path, FileMode.Open)|};")]
    [InlineData("using (var {|CORO2023:writer = new StreamWriter(path)|}) { }")]
    [InlineData("using ({|CORO2023:connection|}) { }")]
    [InlineData("using var {|CORO2023:file = File.Open(path, FileMode.Open, FileAccess.ReadWrite)|};")]
    [InlineData("using var {|CORO2023:own = new Awaits()|};")]
    [InlineData("using var {|CORO2023:zip = new System.IO.Compression.GZipStream(stream, System.IO.Compression.CompressionMode.Compress)|};")]
    public Task What_can_be_disposed_with_await(string statements) => Check.Reports<Coro2023SynchronousDisposeAnalyzer>(Check.Surround(Given + statements) + Own);

    [Theory]
    [InlineData("await using var file = new FileStream(path, FileMode.Open);")]
    [InlineData("using var memory = new MemoryStream();")]
    [InlineData("using var zip = new System.IO.Compression.GZipStream(new MemoryStream(), System.IO.Compression.CompressionMode.Compress);")]
    [InlineData("using var text = new StringWriter();")]
    [InlineData("using var read = File.OpenRead(path);")]
    [InlineData("using var reader = new StreamReader(stream);")]
    [InlineData("using var read = File.Open(path, FileMode.Open, FileAccess.Read);")]
    [InlineData("using var read = new FileStream(path, FileMode.Open, FileAccess.Read);")]
    [InlineData("using var command = connection!.CreateCommand();")]
    [InlineData("using var own = new OnlyDisposes();")]
    [InlineData("using var table = new System.Data.DataTableReader(new System.Data.DataTable());")]
    [InlineData("using var timer = new Timer(_ => { }); using var source = new CancellationTokenSource(); using var r = source.Token.Register(() => { });")]
    [InlineData("Action later = () => { using var file = new FileStream(path, FileMode.Open); };")]
    public Task What_cannot_or_need_not(string statements) => Check.Reports<Coro2023SynchronousDisposeAnalyzer>(Check.Surround(Given + statements) + Own);

    [Theory]
    [InlineData("using var writer = new StreamWriter(path); // text", "await using var writer = new StreamWriter(path); // text")]
    [InlineData("using (var writer = new StreamWriter(path)) Use(writer);", "await using (var writer = new StreamWriter(path)) Use(writer);")]
    public Task The_fix_awaits(string before, string after)
        => CheckFix.Turns<Coro2023SynchronousDisposeAnalyzer, Coro2023SynchronousDisposeFixer>(Check.Surround("var path = \"f\"; " + before), Check.Surround("var path = \"f\"; " + after));
}
