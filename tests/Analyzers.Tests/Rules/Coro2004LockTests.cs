using Coroutines.Analyzers;

namespace Analyzers.Tests;

public class Coro2004LockTests
{
    [Theory]
    [InlineData("lock ({|CORO2004:gate|}) { }")]
    [InlineData("{|CORO2004:Monitor.Enter(gate)|}; Monitor.Exit(gate);")]
    [InlineData("var l = new Lock(); lock ({|CORO2004:l|}) { }")]
    [InlineData("var l = new Lock(); {|CORO2004:l.Enter()|}; l.Exit();")]
    [InlineData("new List<int> { 1 }.ForEach(_ => { lock ({|CORO2004:gate|}) { } });")]
    public Task A_lock_is_mentioned(string statements) => Check.InCoroutine<Coro2004LockAnalyzer>("var gate = new object(); " + statements);

    [Theory]
    [InlineData("Use(Monitor.TryEnter(gate));")]
    [InlineData("Use(Monitor.IsEntered(gate));")]
    [InlineData("await Task.Run(() => { lock (gate) { } });")]
    [InlineData("using var permit = await new AsyncLock().Acquire();")]
    public Task What_does_not_wait_is_not(string statements) => Check.InCoroutine<Coro2004LockAnalyzer>("var gate = new object(); " + statements);
}
