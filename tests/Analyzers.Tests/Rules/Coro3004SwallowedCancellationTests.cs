using Coroutines.Analyzers;
using Coroutines.CodeFixes;

namespace Analyzers.Tests;

public class Coro3004SwallowedCancellationTests
{
    private static string Source(string statements) => Check.Surround(statements).Replace("static void Log", "bool done; [Coroutine] static async Coroutine<int> Child() { await Coroutine.Yield(); return 1; } static async void Fire() => await Task.Yield(); [ThreadStatic] static int perThread; static readonly ThreadLocal<int> local = new(); static void Log", StringComparison.Ordinal) + " static class MyAssert { public static void IsType<T>(object o) { } }";

    [Theory]
    [InlineData("try { await Do(); } {|CORO3004:catch|} (Exception) { }")]
    [InlineData("try { await Do(); } {|CORO3004:catch|} { Log(\"x\"); }")]
    [InlineData("while (!done) { try { Use(await Child()); } {|CORO3004:catch|} (Exception e) { Log(e.Message); } }")]
    [InlineData("try { await Do(); } {|CORO3004:catch|} (Exception e) { Console.Error.WriteLine(e); }")]
    [InlineData("try { await Do(); } {|CORO3004:catch|} (Exception e) { var text = $\"{e}\"; Log(text); }")]
    [InlineData("try { await Do(); } {|CORO3004:catch|} (Exception e) { var text = e.Message; Log(text); }")]
    [InlineData("try { await Do(); } {|CORO3004:catch|} { } if (done) throw new IOException();")]
    [InlineData("try { await Do(); } {|CORO3004:catch|} { } await Do(); throw new IOException();")]
    public Task It_is_reported(string statements) => Check.Reports<Coro3004SwallowedCancellationAnalyzer>(Source(statements));

    [Theory]
    [InlineData("try { await Do(); } catch (Exception e) when (e is not OperationCanceledException) { Log(e.Message); }")]
    [InlineData("try { await Do(); } catch (Exception) { Log(\"x\"); throw; }")]
    [InlineData("try { await Do(); } catch (OperationCanceledException) { throw; } catch (Exception) { }")]
    [InlineData("try { await Do(); } catch (OperationCanceledException) { }")]
    [InlineData("try { await Do(); } catch (IOException) { }")]
    [InlineData("try { Use(1); } catch (Exception) { }")]
    [InlineData("try { await Do(); } catch (Exception e) { throw new InvalidOperationException(\"x\", e); }")]
    [InlineData("try { await Do(); } catch (Exception e) { new TaskCompletionSource().SetException(e); }")]
    [InlineData("try { Func<Task> f = async () => await Do(); Use(f); } catch { }")]
    [InlineData("Exception? failure = null; try { await Do(); } catch (Exception e) { failure = e; } Use(failure);")]
    [InlineData("var failures = new List<Exception>(); try { await Do(); } catch (Exception e) { failures.Add(e); } Use(failures);")]
    [InlineData("Func<Task<(int, Exception?)>> f = async () => { try { await Do(); return (1, null); } catch (Exception e) { return (0, e); } }; Use(f);")]
    [InlineData("object? outcome = null; try { await Do(); } catch (Exception e) { outcome = Task.FromException(e); } Use(outcome);")]
    [InlineData("try { await Do(); } catch (Exception e) { System.Threading.Channels.Channel.CreateUnbounded<int>().Writer.TryComplete(e); }")]
    [InlineData("try { await Do(); } catch (IOException) { try { await Do(); } catch { } throw; }")]
    [InlineData("try { await Do(); } catch (IOException) { try { await Do(); } catch (Exception e) { Log(e.Message); } Log(\"x\"); throw; }")]
    [InlineData("try { await Do(); } catch (Exception e) { Fail(e.Message); } void Fail(string text) { Log(text); throw new IOException(text); }")]
    [InlineData("try { await Do(); } catch (Exception e) { System.Diagnostics.UnreachableException? u = null; Report(e); Use(u); } [System.Diagnostics.CodeAnalysis.DoesNotReturn] static void Report(object e) => throw new Exception();")]
    [InlineData("object? outcome = null; try { await Do(); } catch (Exception e) { outcome = Task.FromException(e).ContinueWith(t => 1); } Use(outcome);")]
    [InlineData("try { await Do(); } catch (Exception e) { MyAssert.IsType<IOException>(e); }")]
    public Task It_is_not_reported(string statements) => Check.Reports<Coro3004SwallowedCancellationAnalyzer>(Source(statements));

    [Theory]
    [InlineData("try { await Do(); } catch (Exception e) { Log(e.Message); }", "try { await Do(); } catch (Exception e) when (e is not OperationCanceledException) { Log(e.Message); }")]
    [InlineData("try { await Do(); } catch (Exception) { }", "try { await Do(); } catch (Exception e) when (e is not OperationCanceledException) { }")]
    [InlineData("try { await Do(); } catch { }", "try { await Do(); } catch (Exception e) when (e is not OperationCanceledException) { }")]
    public Task The_fix_adds_a_filter(string before, string after)
        => CheckFix.Turns<Coro3004SwallowedCancellationAnalyzer, Coro3004SwallowedCancellationFixer>(Source(before), Source(after));
}
