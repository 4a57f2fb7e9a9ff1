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

    private static string Holder(string statements, string modifiers = "[Coroutine] async Coroutine") => $$"""
        class Account
        {
            readonly object gate = new(), other = new();
            void Enter() => Monitor.Enter(gate);
            void Exit() => Monitor.Exit(gate);
            void ExitDeep() { Exit(); }
            void ExitOther() => Monitor.Exit(other);
            void Touch() { Monitor.Enter(gate); try { } finally { Monitor.Exit(gate); } }
            void MayEnter(bool really) { if (really) Monitor.Enter(gate); }
            void EnterOf(object o) => Monitor.Enter(o);
            static void Leave(object o) => Monitor.Exit(o);
            protected virtual void Hook() => Monitor.Enter(gate);
            static Task Do() => Task.Run(() => { });
            {{modifiers}} Work()
            {
                await Do();
                {{statements}}
            }
        }
        """;

    [Theory]
    [InlineData("{|CORO2005:Enter()|}; await Do(); Exit();")]
    [InlineData("{|CORO2005:this.Enter()|}; try { await Do(); } finally { Exit(); }")]
    [InlineData("{|CORO2005:Enter()|}; ExitOther(); await Do(); Exit();")]
    [InlineData("{|CORO2005:Monitor.Enter(gate)|}; await Do(); ExitDeep();")]
    [InlineData("await Inner(); async Coroutine Inner() { {|CORO2005:Monitor.Enter(gate)|}; await Do(); Monitor.Exit(gate); }")]
    [InlineData("Func<Coroutine> f = async () => { {|CORO2005:Enter()|}; await Do(); Exit(); }; await f();")]
    public Task Helpers_and_inner_coroutines_are_looked_at(string statements) => Check.Reports<Coro2005LockOverAwaitAnalyzer>(Holder(statements));

    [Theory]
    [InlineData("Enter(); Exit(); await Do();")]
    [InlineData("Monitor.Enter(gate); ExitDeep(); await Do();")]
    [InlineData("Monitor.Enter(gate); Leave(gate); await Do();")]
    [InlineData("Monitor.Enter(gate); try { Touch(); } finally { Exit(); } await Do();")]
    [InlineData("Touch(); await Do();")]
    [InlineData("MayEnter(false); await Do();")]
    [InlineData("EnterOf(other); await Do();")]
    [InlineData("Hook(); await Do();")]
    [InlineData("new Account().Enter(); await Do();")]
    [InlineData("Inner(); await Do(); void Inner() { Monitor.Enter(gate); Monitor.Exit(gate); }")]
    public Task What_is_not_certain_is_not_reported(string statements) => Check.Reports<Coro2005LockOverAwaitAnalyzer>(Holder(statements));

    [Fact]
    public async Task An_async_method_may_go_on_on_another_thread()
    {
        var found = Assert.Single(await Check.ReportsWithoutRuntime<Coro2005LockOverAwaitAnalyzer>(
            Holder("{|CORO2005:Enter()|}; await Do(); Exit();", "async Task"), ("dotnet_code_quality.coroutines.scope", "async")));
        Assert.Equal(Microsoft.CodeAnalysis.DiagnosticSeverity.Warning, found.Severity);
        Assert.Contains("may go on on another thread", found.GetMessage(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }
}
