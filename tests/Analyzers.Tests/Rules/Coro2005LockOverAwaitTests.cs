using Coroutines.Analyzers;

namespace Analyzers.Tests;

public class Coro2005LockOverAwaitTests
{
    private const string Locks = "var gate = new object(); var mutex = new Mutex(); var rw = new ReaderWriterLockSlim(); ";

    [Theory]
    [InlineData("{|CORO2005:Monitor.Enter(gate)|}; await Do(); Monitor.Exit(gate);")]
    [InlineData("{|CORO2005:Monitor.Enter(gate)|}; try { await Do(); } finally { Monitor.Exit(gate); }")]
    [InlineData("{|CORO2005:mutex.WaitOne()|}; try { Use(1); await Do(); } finally { mutex.ReleaseMutex(); }")]
    [InlineData("{|CORO2005:rw.EnterReadLock()|}; if (rw.IsReadLockHeld) await Do(); rw.ExitReadLock();")]
    [InlineData("for (var i = 0; i < 3; i++) { {|CORO2005:Monitor.Enter(gate)|}; if (i == 1) { await Do(); } Monitor.Exit(gate); }")]
    [InlineData("if ({|CORO2005:Monitor.TryEnter(gate)|}) { await Do(); Monitor.Exit(gate); }")]
    public Task An_await_while_the_lock_is_held(string statements) => Check.InCoroutine<Coro2005LockOverAwaitAnalyzer>(Locks + statements);

    [Theory]
    [InlineData("Monitor.Enter(gate); Use(1); Monitor.Exit(gate); await Do();")]
    [InlineData("Monitor.Enter(gate); try { Use(1); } finally { Monitor.Exit(gate); } await Do();")]
    [InlineData("await Do(); Monitor.Enter(gate); Monitor.Exit(gate);")]
    [InlineData("rw.EnterWriteLock(); try { if (gate is null) return; } finally { rw.ExitWriteLock(); } await Do();")]
    [InlineData("lock (gate) { } await Do();")]
    [InlineData("using (await new AsyncLock().Acquire()) { await Do(); }")]
    [InlineData("await Task.Run(() => { Monitor.Enter(gate); Monitor.Exit(gate); });")]
    public Task A_lock_given_back_before(string statements) => Check.InCoroutine<Coro2005LockOverAwaitAnalyzer>(Locks + statements);
}
