using Coroutines.Analyzers;
using Coroutines.CodeFixes;

namespace Analyzers.Tests;

public class BlockingCallFixerTests
{
    private static string Source(string statements) => $$"""
        using System.Collections.Concurrent;
        using System.Net.Sockets;
        partial class C
        {
            static void Use(object? value) { }

            [Coroutine]
            async Coroutine Work(SemaphoreSlim semaphore, Socket socket, Stream stream, System.Data.Common.DbCommand command, FileInfo file, IAsyncEnumerable<int> source, BlockingCollection<int> items, System.Diagnostics.Process process, byte[] bytes)
            {
                await Coroutine.Yield();
                {{statements}}
            }
        }
        """;

    [Theory]
    [InlineData("CORO2003", "semaphore.Wait();", "await semaphore.WaitAsync();")]
    [InlineData("CORO2003", "Use(semaphore.Wait(9)); // limit", "Use(await semaphore.WaitAsync(9)); // limit")]
    [InlineData("CORO2011", "Use(socket.Receive(bytes));", "Use(await socket.ReceiveAsync(bytes));")]
    [InlineData("CORO2012", "Use(new System.Net.NetworkInformation.Ping().Send(\"h\").Status);", "Use((await new System.Net.NetworkInformation.Ping().SendPingAsync(\"h\")).Status);")]
    [InlineData("CORO2012", "Use(Dns.GetHostAddresses(\"h\"));", "Use(await Dns.GetHostAddressesAsync(\"h\"));")]
    [InlineData("CORO2020", "Use(File.ReadAllText(\"f\").Length + File.ReadAllText(\"g\").Length);", "Use((await File.ReadAllTextAsync(\"f\")).Length + (await File.ReadAllTextAsync(\"g\")).Length);")]
    [InlineData("CORO2020", "File.WriteAllText(File.ReadAllText(\"f\"), \"x\");", "await File.WriteAllTextAsync(await File.ReadAllTextAsync(\"f\"), \"x\");")]
    [InlineData("CORO2020", "foreach (var line in File.ReadLines(\"f\")) Use(line);", "await foreach (var line in File.ReadLinesAsync(\"f\")) Use(line);")]
    [InlineData("CORO2006", "foreach (var x in source.ToBlockingEnumerable()) Use(x);", "await foreach (var x in source) Use(x);")]
    [InlineData("CORO2022", "stream.CopyTo(new MemoryStream());", "await stream.CopyToAsync(new MemoryStream());")]
    [InlineData("CORO2022", "using var reader = new StreamReader(stream); var s = reader.ReadToEnd();", "using var reader = new StreamReader(stream); var s = await reader.ReadToEndAsync();")]
    [InlineData("CORO2030", "process.WaitForExit();", "await process.WaitForExitAsync();")]
    [InlineData("CORO2040", "using var rows = command.ExecuteReader(); while (rows.Read()) { }", "using var rows = await command.ExecuteReaderAsync(); while (await rows.ReadAsync()) { }")]
    [InlineData("CORO2021.ToThread", "if (File.Exists(\"f\")) File.Delete(\"f\");", "if (await Coroutine.ToThread(() => File.Exists(\"f\"))) await Coroutine.ToThread(() => File.Delete(\"f\"));")]
    [InlineData("CORO2021.ToThread", "Use(file.Length);", "Use(await Coroutine.ToThread(() => file.Length));")]
    [InlineData("CORO2021.ToThread", "file.IsReadOnly = true;", "await Coroutine.ToThread(() => file.IsReadOnly = true);")]
    [InlineData("CORO2020.ToThread", "File.Copy(\"a\", \"b\");", "await Coroutine.ToThread(() => File.Copy(\"a\", \"b\"));")]
    [InlineData("CORO2024.ToThread", "using var client = new TcpClient(\"h\", 1);", "using var client = await Coroutine.ToThread(() => new TcpClient(\"h\", 1));")]
    [InlineData("CORO2031.ToThread", "Use(Console.ReadLine());", "Use(await Coroutine.ToThread(() => Console.ReadLine()));")]
    [InlineData("CORO2050.ToThread", "Parallel.For(0, 9, i => { });", "await Coroutine.ToThread(() => Parallel.For(0, 9, i => { }));")]
    public Task A_blocking_call_is_awaited(string key, string before, string after)
        => Informs(key)
            ? CheckFix.Turns<InformingCallAnalyzer, BlockingCallFixer>(Source(before), Source(after), key)
            : CheckFix.Turns<BlockingCallAnalyzer, BlockingCallFixer>(Source(before), Source(after), key);

    [Fact]
    public Task Helpers_that_block_run_on_another_thread_one_inside_the_other_with_it() => CheckFix.Turns<Coro2062BlockingHelperAnalyzer, BlockingCallFixer>(
        "partial class C { static string Read(string f) => File.ReadAllText(f); [Coroutine] async Coroutine<int> Work() => Read(Read(\"f\")).Length; }",
        "partial class C { static string Read(string f) => File.ReadAllText(f); [Coroutine] async Coroutine<int> Work() => (await Coroutine.ToThread(() => Read(Read(\"f\")))).Length; }",
        "CORO2062.ToThread");

    [Theory]
    [InlineData("CORO2006.ToThread", "Use(items.TryTake(out var item, 9) ? item : 0);")]
    [InlineData("CORO2020.ToThread", "foreach (var line in File.ReadLines(\"f\")) Use(line);")]
    [InlineData("CORO2021.ToThread", "foreach (var f in Directory.EnumerateFiles(\"d\")) Use(f);")]
    [InlineData("CORO2003.ToThread", "new Mutex().WaitOne();")]
    [InlineData("CORO2003.ToThread", "Monitor.Wait(file);")]
    [InlineData("CORO2022.ToThread", "Span<byte> span = bytes; Use(stream.Read(span));")]
    [InlineData("CORO2021.ToThread", "FileInfo? maybe = file; maybe?.Delete();")]
    [InlineData("CORO2003", "lock (bytes) { semaphore.Wait(); }")]
    [InlineData("CORO2003.ToThread", "new ReaderWriterLockSlim().EnterReadLock();")]
    [InlineData("CORO2022", "Span<byte> span = bytes; Use(stream.Read(span));")]
    public Task Where_it_would_not_compile_no_fix_is_offered(string key, string statements)
        => Informs(key)
            ? CheckFix.OffersNone<InformingCallAnalyzer, BlockingCallFixer>(Source(statements), key)
            : CheckFix.OffersNone<BlockingCallAnalyzer, BlockingCallFixer>(Source(statements), key);

    private static bool Informs(string key) => key.StartsWith("CORO2021", StringComparison.Ordinal);
}
