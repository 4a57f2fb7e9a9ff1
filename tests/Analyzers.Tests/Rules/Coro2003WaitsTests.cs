using Coroutines.Analyzers;
using Microsoft.CodeAnalysis;

namespace Analyzers.Tests;

public class Coro2003WaitsTests
{
    private static Task<IReadOnlyList<Diagnostic>> Reports(string statements) => Check.Reports<BlockingCallAnalyzer>($$"""
        using System.Collections.Concurrent;
        using System.Net.Sockets;
        partial class C
        {
            static void Use(object? value) { }
            [Coroutine]
            async Coroutine Work(SemaphoreSlim semaphore, ManualResetEventSlim slim, WaitHandle handle, Thread thread, object o, ReaderWriterLockSlim rw, Barrier barrier, int ms)
            {
                await Coroutine.Yield();
                {{statements}}
            }
        }
        """);

    [Theory]
    [InlineData("{|CORO2003:semaphore.Wait()|};")]
    [InlineData("Use({|CORO2003:semaphore.Wait(ms)|});")]
    [InlineData("{|CORO2003:slim.Wait()|};")]
    [InlineData("Use({|CORO2003:handle.WaitOne()|});")]
    [InlineData("Use({|CORO2003:handle.WaitOne(-1)|});")]
    [InlineData("Use({|CORO2003:WaitHandle.WaitAny([handle])|});")]
    [InlineData("{|CORO2003:thread.Join()|};")]
    [InlineData("lock (o) { } Use({|CORO2003:Monitor.Wait(o)|});")]
    [InlineData("{|CORO2003:rw.EnterReadLock()|};")]
    [InlineData("Use({|CORO2003:rw.TryEnterWriteLock(ms)|});")]
    [InlineData("{|CORO2003:barrier.SignalAndWait()|};")]
    [InlineData("Use({|CORO2003:SpinWait.SpinUntil(() => ms > 0, ms)|});")]
    [InlineData("{|CORO2003:GC.WaitForPendingFinalizers()|};")]
    [InlineData("semaphore?{|CORO2003:.Wait()|};")]
    [InlineData("new List<int> { 1 }.ForEach(_ => {|CORO2003:semaphore.Wait()|});")]
    public Task What_waits_is_reported(string statements) => Reports(statements);

    [Theory]
    [InlineData("Use(semaphore.Wait(0));")]
    [InlineData("Use(slim.Wait(TimeSpan.Zero));")]
    [InlineData("Use(handle.WaitOne(0));")]
    [InlineData("Use(thread.Join(0));")]
    [InlineData("Use(Monitor.TryEnter(o));")]
    [InlineData("Use(rw.TryEnterReadLock(0));")]
    [InlineData("await semaphore.WaitAsync();")]
    [InlineData("await Task.Run(() => semaphore.Wait());")]
    [InlineData("await Coroutine.ToThread(() => thread.Join());")]
    [InlineData("slim.Set(); Use(slim.IsSet);")]
    [InlineData("Use(nameof(semaphore.Wait));")]
    [InlineData("rw.ExitReadLock();")]
    public Task What_does_not_wait_is_not_reported(string statements) => Reports(statements);

    [Theory]
    [InlineData("{|CORO2003:rw.EnterReadLock()|};")]
    [InlineData("Use({|CORO2003:new Mutex().WaitOne()|});")]
    [InlineData("lock (o) { Use({|CORO2003:Monitor.Wait(o)|}); }")]
    public async Task What_only_this_thread_can_do_is_not_sent_to_another(string statements)
    {
        var message = Assert.Single(await Reports(statements)).GetMessage(System.Globalization.CultureInfo.InvariantCulture);
        Assert.Contains("use AsyncLock or AsyncCondition", message, StringComparison.Ordinal);
        Assert.DoesNotContain("ToThread", message, StringComparison.Ordinal);
    }
}
