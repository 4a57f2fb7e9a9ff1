using Coroutines.Analyzers;
using Coroutines.CodeFixes;

namespace Analyzers.Tests;

public class Coro2002SynchronousWaitFixerTests
{
    [Theory]
    [InlineData("var x = Get().Result;", "var x = await Get();")]
    [InlineData("Use(Get().Result + 1);", "Use(await Get() + 1);")]
    [InlineData("Use(Get().Result.ToString());", "Use((await Get()).ToString());")]
    [InlineData("Do().Wait();", "await Do();")]
    [InlineData("Do().Wait(CancellationToken.None);", "await Do().WaitAsync(CancellationToken.None);")]
    [InlineData("Do().GetAwaiter().GetResult();", "await Do();")]
    [InlineData("Use(Get().GetAwaiter().GetResult().ToString());", "Use((await Get()).ToString());")]
    [InlineData("Do().ConfigureAwait(false).GetAwaiter().GetResult();", "await Do().ConfigureAwait(false);")]
    [InlineData("Use(GetValue().Result);", "Use(await GetValue());")]
    [InlineData("Use(GetValue().AsTask().Result);", "Use(await GetValue().AsTask());")]
    [InlineData("Task.WaitAll(Get(), Do());", "await Task.WhenAll(Get(), Do());")]
    [InlineData("Task.WaitAny(Get(), Do());", "await Task.WhenAny(Get(), Do());")]
    [InlineData("Use(Get(Get(1).Result).Result);", "Use(await Get(await Get(1)));")]
    [InlineData("Use((DateTime.Now.Ticks > 0 ? Get() : Get(1)).Result);", "Use(await (DateTime.Now.Ticks > 0 ? Get() : Get(1)));")]
    [InlineData("// before\nvar x = /* why */ Get().Result; // after", "// before\nvar x = /* why */ await Get(); // after")]
    [InlineData("int[] xs = [Get().Result]; Use(xs[Get().Result]);", "int[] xs = [await Get()]; Use(xs[await Get()]);")]
    [InlineData("Use(-Get().Result); Use((long)Get().Result);", "Use(-await Get()); Use((long)await Get());")]
    public Task What_was_waited_for_is_awaited(string before, string after)
        => CheckFix.Turns<Coro2002SynchronousWaitAnalyzer, Coro2002SynchronousWaitFixer>(Check.Surround(before), Check.Surround(after));

    [Theory]
    [InlineData("Use(Do().Wait(1000));")]
    [InlineData("Use(Task.WaitAny(Get(), Do()));")]
    [InlineData("new Task(() => { }).RunSynchronously();")]
    [InlineData("Use(Get() is { Result: 5 });")]
    [InlineData("var t = Get(); Use(t?.Result);")]
    [InlineData("Use(((IAsyncResult)Do()).AsyncWaitHandle.WaitOne());")]
    [InlineData("new List<int> { 1 }.ForEach(x => Use(Get(x).Result));")]
    [InlineData("Use(from x in new[] { 1 } select Get(x).Result);")]
    [InlineData("var awaiter = Get().GetAwaiter(); Use(awaiter.GetResult());")]
    public Task Where_an_await_would_mean_something_else_no_fix_is_offered(string statements)
        => CheckFix.OffersNone<Coro2002SynchronousWaitAnalyzer, Coro2002SynchronousWaitFixer>(Check.Surround(statements));
}
