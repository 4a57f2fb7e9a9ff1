using Coroutines.Analyzers;

namespace Analyzers.Tests;

public class Coro2002SynchronousWaitTests
{
    [Theory]
    [InlineData("Use({|CORO2002:Get().Result|});")]
    [InlineData("{|CORO2002:Do().Wait()|};")]
    [InlineData("{|CORO2002:Do().Wait(1000)|};")]
    [InlineData("{|CORO2002:Do().Wait(TimeSpan.FromSeconds(1))|};")]
    [InlineData("{|CORO2002:Do().Wait(CancellationToken.None)|};")]
    [InlineData("{|CORO2002:Do().GetAwaiter().GetResult()|};")]
    [InlineData("Use({|CORO2002:Get().ConfigureAwait(false).GetAwaiter().GetResult()|});")]
    [InlineData("Use({|CORO2002:GetValue().Result|});")]
    [InlineData("Use({|CORO2002:GetValue().GetAwaiter().GetResult()|});")]
    [InlineData("Use({|CORO2002:GetValue().AsTask().Result|});")]
    [InlineData("{|CORO2002:Task.WaitAll(Get(), Do())|};")]
    [InlineData("Use({|CORO2002:Task.WaitAny(Get(), Do())|});")]
    [InlineData("var t = Get(); Use({|CORO2002:t.Result|});")]
    [InlineData("{|CORO2002:new Task(() => { }).RunSynchronously()|};")]
    [InlineData("Use({|CORO2002:((IAsyncResult)Do()).AsyncWaitHandle.WaitOne()|});")]
    [InlineData("var s = new MemoryStream(); Use({|CORO2002:s.EndRead(s.BeginRead(new byte[1], 0, 1, null, null))|});")]
    [InlineData("Use(Get() is { {|CORO2002:Result|}: 5 });")]
    [InlineData("var t = Get(); Use(t?{|CORO2002:.Result|});")]
    public Task Waiting_for_what_may_be_running_is_reported(string statements)
        => Check.InCoroutine<Coro2002SynchronousWaitAnalyzer>(statements);

    [Theory]
    [InlineData("var t = Get(); if (DateTime.Now.Ticks > 0) { await t; } Use({|CORO2002:t.Result|});")]
    [InlineData("var t = Get(); await t; t = Get(); Use({|CORO2002:t.Result|});")]
    [InlineData("var t = Get(); if (!t.IsCompleted) { Use({|CORO2002:t.Result|}); }")]
    [InlineData("var t = Get(); var u = Get(); await u; Use({|CORO2002:t.Result|});")]
    [InlineData("var t = Get(); var u = Get(); await Task.WhenAny(t, u); Use({|CORO2002:t.Result|});")]
    [InlineData("var limit = Task.Delay(1000); var t = Get(); var first = await Task.WhenAny(limit, t); if (first == limit) Use({|CORO2002:t.Result|});")]
    [InlineData("var limit = Task.Delay(1000); var t = Get(); var u = Get(); var first = await Task.WhenAny(limit, t, u); if (first != limit) Use({|CORO2002:t.Result|});")]
    [InlineData("Task t = Get(); if (t is Task<int> numbers) Use({|CORO2002:numbers.Result|});")]
    [InlineData("var ts = new[] { Get() }; var u = Get(); await Task.WhenAll(ts); Use({|CORO2002:u.Result|});")]
    [InlineData("var t = Get(); for (var i = 0; i < 3; i++) { Use({|CORO2002:t.Result|}); t = Get(); }")]
    [InlineData("var t = Get(); try { Log(\"\"); await t; } catch (IOException) { } var u = Get(); Use({|CORO2002:u.Result|});")]
    [InlineData("var t = Get(); var u = Get(); try { await t; await u; } catch (IOException) { } Use({|CORO2002:u.Result|});")]
    [InlineData("var t = Get(); if (t.IsCompleted || DateTime.Now.Ticks > 0) { Use({|CORO2002:t.Result|}); }")]
    [InlineData("var t = Get(); Other(ref t); await t; Other(ref t); Use({|CORO2002:t.Result|}); void Other(ref Task<int> x) => x = Get();")]
    [InlineData("var t = Task.FromResult(Get()); Use({|CORO2002:t.Result.Result|});")]
    public Task A_proof_holds_on_every_way_or_not_at_all(string statements)
        => Check.InCoroutine<Coro2002SynchronousWaitAnalyzer>(statements);

    [Theory]
    [InlineData("var t = Get(); await t; Use(t.Result);")]
    [InlineData("var t = Get(); await t.ConfigureAwait(false); Use(t.GetAwaiter().GetResult()); t.Wait();")]
    [InlineData("var a = Get(); var b = Get(); await Task.WhenAll(a, b); Use(a.Result + b.Result);")]
    [InlineData("var ts = new[] { Get(), Get() }; await Task.WhenAll(ts); foreach (var t in ts) { Use(t.Result); }")]
    [InlineData("var ts = new List<Task<int>> { Get(), Get() }; await Task.WhenAll(ts); Use(ts[0].Result); Use(ts.Select(t => t.Result).Sum());")]
    [InlineData("var a = Get(); var ts = new List<Task> { a, Do() }; await Task.WhenAll(ts); Use(a.Result);")]
    [InlineData("var a = Get(); var ts = new List<Task>(); ts.Add(a); await Task.WhenAll(ts); Use(a.Result);")]
    [InlineData("var a = Get(); var all = Task.WhenAll(a, Do()); await all; Use(a.Result);")]
    [InlineData("var ts = Enumerable.Range(0, 3).Select(i => Get(i)).ToArray(); await Task.WhenAll(ts); for (var i = 0; i < 3; i++) Use(ts[i].Result);")]
    [InlineData("var ts = new[] { Get() }; var rs = await Task.WhenAll(ts); Task.WaitAll(ts); Use(ts.First().Result); Use(rs);")]
    [InlineData("Task<int> a = Get(), b = Get(); await Task.WhenAll([a, b]); Use(a.Result);")]
    [InlineData("var all = Task.WhenAll(Get(), Get()); await all; Use(all.Result);")]
    [InlineData("Task<int>[] ts = [Get()]; foreach (var t in ts) { await t; Use(t.Result); }")]
    public Task Awaited_before_is_complete(string statements) => Check.InCoroutine<Coro2002SynchronousWaitAnalyzer>(statements);

    [Theory]
    [InlineData("var t = Get(); if (t.IsCompleted) Use(t.Result);")]
    [InlineData("var t = Get(); if (t.IsCompletedSuccessfully) { Use(t.Result); } else { Use(await t); }")]
    [InlineData("var t = Get(); Use(t.IsCompletedSuccessfully ? t.Result : await t);")]
    [InlineData("var t = Get(); if (!t.IsCompleted) { await t; } Use(t.Result);")]
    [InlineData("var t = Get(); if (!t.IsCompleted) return; Use(t.Result);")]
    [InlineData("var t = Get(); if (!(t.IsCompleted && DateTime.Now.Ticks > 0)) return; Use(t.Result);")]
    [InlineData("var t = Get(); if (t.IsCompleted == false) { return; } Use(t.Result);")]
    [InlineData("var t = Get(); if (t.Status == TaskStatus.RanToCompletion) Use(t.Result);")]
    [InlineData("var t = Get(); if (t.Status is TaskStatus.RanToCompletion) Use(t.Result);")]
    [InlineData("var t = Get(); switch (t.Status) { case TaskStatus.RanToCompletion: Use(t.Result); break; }")]
    [InlineData("var t = Get(); if (t.IsFaulted) return; while (!t.IsCompleted) await Coroutine.Yield(); Use(t.Result);")]
    [InlineData("var t = Get(); if (t is { IsCompletedSuccessfully: true }) Use(t.Result);")]
    [InlineData("var t = Get(); if (t is { IsCompletedSuccessfully: true, Result: var r }) Use(r);")]
    [InlineData("var t = Get(); var done = t.IsCompleted; if (done) Use(t.Result);")]
    [InlineData("var t = Get(); var awaiter = t.GetAwaiter(); if (!awaiter.IsCompleted) await t; Use(awaiter.GetResult());")]
    [InlineData("var t = Get(); System.Diagnostics.Debug.Assert(t.IsCompleted); Use(t.Result);")]
    [InlineData("var t = GetValue(); if (t.IsCompletedSuccessfully) Use(t.Result); else Use(await t);")]
    [InlineData("var t = Get(); if (await Task.WhenAny(t, Task.Delay(1000)) == t) Use(t.Result);")]
    [InlineData("var t = Get(); var first = await Task.WhenAny(t, Task.Delay(1000)); if (first != t) throw new TimeoutException(); Use(t.Result);")]
    public Task Found_complete_is_complete(string statements) => Check.InCoroutine<Coro2002SynchronousWaitAnalyzer>(statements);

    [Theory]
    [InlineData("Use(Task.FromResult(1).Result); Task.CompletedTask.Wait();")]
    [InlineData("var t = Task.FromResult(1); Use(t.Result);")]
    [InlineData("var t = DateTime.Now.Ticks > 0 ? Task.FromResult(1) : Task.FromException<int>(new Exception()); Log(\"\"); Use(await t); Use(t.Result);")]
    [InlineData("Use(new ValueTask<int>(5).Result); Use(ValueTask.FromResult(1).Result);")]
    [InlineData("var first = await Task.WhenAny(Get(), Get()); Use(first.Result);")]
    [InlineData("var limit = Task.Delay(1000); while (true) { var t = Get(); var first = await Task.WhenAny(limit, t).ConfigureAwait(false); if (first == limit) break; Use(t.Result); }")]
    [InlineData("var limit = Task.Delay(1000); var t = Get(); if (await Task.WhenAny(t, limit) != limit) Use(t.Result);")]
    [InlineData("Task t = Get(); await t; if (t is Task<int> numbers) Use(numbers.Result);")]
    [InlineData("Use((await Task.WhenAny(Get(), Get())).Result);")]
    [InlineData("await foreach (var t in Task.WhenEach(Get(), Get())) Use(t.Result);")]
    [InlineData("await Get().ContinueWith(t => t.Result);")]
    [InlineData("var t = Get(); try { await t; } catch (Exception e) { Use(e); } Use(t.Result);")]
    [InlineData("var t = Get(); try { await t; } finally { Log(\"\"); } Use(t.Result);")]
    [InlineData("var t = Get(); try { await Task.WhenAll(t, Do()); } catch { } if (!t.IsFaulted) Use(t.Result);")]
    [InlineData("var t = Get(); await t; Print(); void Print() => Use(t.Result);")]
    [InlineData("var t = Get(); await t; new List<int> { 1 }.ForEach(x => Use(x + t.Result));")]
    [InlineData("var t = Get(); Use({|CORO2002:t.Result|}); Use(t.Result);")]
    [InlineData("var t = Get(); await t.WaitAsync(TimeSpan.FromSeconds(1)); Use(t.Result);")]
    [InlineData("var t = Get(); var u = t; await t; var v = t; Use(v.Result);")]
    [InlineData("using var c = new CancellationTokenSource(); var t = Get(); do { await Task.WhenAny(t, Task.Delay(5)); } while (!t.IsCompleted); Use(t.Result);")]
    public Task Made_or_known_complete_is_complete(string statements) => Check.InCoroutine<Coro2002SynchronousWaitAnalyzer>(statements);

    /// <summary>Found as false positives in StackExchange.Redis.</summary>
    [Theory]
    [InlineData("var t = Get(); await t.ForAwait(); Use(t.Result);")]
    [InlineData("var ts = new[] { Get() }; await Task.WhenAll(ts).ForAwait(); Use(ts[0].Result); Use(ts[ts.Length - 1].Result);")]
    [InlineData("var t = Get(); await t.ContinueWith(_ => { }); Use(t.Result);")]
    [InlineData("var t = Get(); var status = t.Status; Use(status switch { TaskStatus.RanToCompletion => t.Result, _ => 0 });")]
    [InlineData("var t = Get(); var status = t.Status; if (status == TaskStatus.Faulted) return; if (status == TaskStatus.RanToCompletion) Use(t.Result);")]
    [InlineData("var ts = new[] { Get() }; Connection.WaitAll(ts); Use(ts[0].Result); var t = Get(); Connection.QuickWait(t); Use(t.Result);")]
    public Task Helpers_of_libraries_wait_too(string statements) => Check.Reports<Coro2002SynchronousWaitAnalyzer>(Check.Surround(statements) + """

        static class Connection
        {
            public static System.Runtime.CompilerServices.ConfiguredTaskAwaitable ForAwait(this Task task) => task.ConfigureAwait(false);
            public static System.Runtime.CompilerServices.ConfiguredTaskAwaitable<T> ForAwait<T>(this Task<T> task) => task.ConfigureAwait(false);
            public static void WaitAll(params Task[] tasks) { }
            public static void QuickWait(Task task) { }
        }
        """);

    [Theory]
    [InlineData("Use(nameof(Task<int>.Result));")]
    [InlineData("Use(await Task.Run(() => Get().Result));")]
    [InlineData("Use(await Coroutine.ToThread(() => Get().Result));")]
    [InlineData("Use(Do().Wait(0)); Use(Do().Wait(TimeSpan.Zero));")]
    [InlineData("var task = EventLoop.Current.CreateTask(Number()); Use(task.Result); [Coroutine] static async Coroutine<int> Number() { await Coroutine.Yield(); return 1; }")]
    [InlineData("Coroutine.Sleep(TimeSpan.Zero).GetAwaiter().GetResult();")]
    [InlineData("Task.Yield().GetAwaiter().GetResult();")]
    [InlineData("System.Linq.Expressions.Expression<Func<Task<int>, int>> e = t => t.Result; Use(e);")]
    [InlineData("Use(new { Result = 1 }.Result);")]
    [InlineData("var factory = Task.Factory; var s = new MemoryStream(); await factory.FromAsync(s.BeginRead, s.EndRead, new byte[1], 0, 1, null);")]
    [InlineData("ThreadPool.RegisterWaitForSingleObject(((IAsyncResult)Do()).AsyncWaitHandle, (_, _) => { }, null, 5, true);")]
    [InlineData("AppDomain.CurrentDomain.ProcessExit += (_, _) => Do().Wait();")]
    public Task What_does_not_wait_on_the_loop_is_not_reported(string statements)
        => Check.InCoroutine<Coro2002SynchronousWaitAnalyzer>(statements);

    [Fact]
    public Task Fields_and_parameters_are_proven_too() => Check.Reports<Coro2002SynchronousWaitAnalyzer>("""
        partial class C(Task<int> primary)
        {
            private readonly Task<int> field = Task.Run(() => 1);
            public Task<int> Property { get; } = Task.Run(() => 1);

            [Coroutine]
            async Coroutine<int> Before(Task<int> parameter, C other)
                => {|CORO2002:parameter.Result|} + {|CORO2002:field.Result|} + {|CORO2002:Property.Result|} + {|CORO2002:other.field.Result|} + {|CORO2002:primary.Result|} + await field;

            [Coroutine]
            async Coroutine<int> After(Task<int> parameter, C other)
            {
                await Task.WhenAll(parameter, field, this.Property, other.field, primary);
                return parameter.Result + this.field.Result + Property.Result + other.field.Result + primary.Result;
            }

            [Coroutine]
            async Coroutine<int> Mixed(C other)
            {
                await field;
                return {|CORO2002:other.field.Result|};
            }

            int Plain() => field.Result;
        }
        """);

    [Fact]
    public Task Every_awaiter_counts() => Check.Reports<Coro2002SynchronousWaitAnalyzer>("""
        struct Custom : System.Runtime.CompilerServices.INotifyCompletion
        {
            public Custom GetAwaiter() => this;
            public bool IsCompleted => false;
            public int GetResult() => 1;
            public void OnCompleted(Action continuation) { }
        }
        class NotAnAwaiter { public int GetResult() => 1; public void Wait() { } public int Result => 1; }
        partial class C
        {
            [Coroutine]
            async Coroutine<int> Work()
            {
                new NotAnAwaiter().Wait();
                return {|CORO2002:new Custom().GetAwaiter().GetResult()|} + new NotAnAwaiter().GetResult() + new NotAnAwaiter().Result + await new Custom();
            }
        }
        """);

    [Fact]
    public Task What_is_named_in_an_await_with_an_error_counts_as_awaited() => Check.ReportsBesideErrors<Coro2002SynchronousWaitAnalyzer>(
        Check.Surround("var t = Get(); var u = Get(); await Task.WhenAll(t, 5); Use(t.Result); Use({|CORO2002:u.Result|});"), "CS1503");
}
