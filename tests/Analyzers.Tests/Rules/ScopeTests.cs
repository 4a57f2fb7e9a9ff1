using System.Globalization;
using Coroutines.Analyzers;

namespace Analyzers.Tests;

/// <summary>What <c>.editorconfig</c> says about the rules that look for blocking.</summary>
public class ScopeTests
{
    private static readonly (string, string) Async = ("dotnet_code_quality.coroutines.scope", "async");

    private const string Plain = """
        class C
        {
            static async Task Work(Task<int> task) { await Task.Yield(); {|ID:USE|}; }
            static void Sync() { Thread.Sleep(1); File.ReadAllText("f"); }
        }
        """;

    private static string Marked(string id, string use) => Plain.Replace("ID", id, StringComparison.Ordinal).Replace("USE", use, StringComparison.Ordinal);

    [Fact]
    public Task Plain_async_methods_are_left_alone_by_default()
        => Check.Reports<BlockingCallAnalyzer>("class C { static async Task Work() { await Task.Yield(); File.ReadAllText(\"f\"); } }");

    [Fact]
    public async Task And_looked_at_on_demand()
    {
        var found = Assert.Single(await Check.Reports<BlockingCallAnalyzer>(Marked("CORO2020", "File.ReadAllText(\"f\")"), Async));
        Assert.Equal(
            "'File.ReadAllText' holds a thread of the pool until the disk has done it, in async method 'Work'; use 'await ReadAllTextAsync'",
            found.GetMessage(CultureInfo.InvariantCulture));
    }

    [Fact]
    public Task Sleeps_too() => Check.Reports<Coro2001ThreadSleepAnalyzer>(Marked("CORO2001", "Thread.Sleep(1)"), Async);

    [Fact]
    public Task And_waits() => Check.Reports<Coro2002SynchronousWaitAnalyzer>(Marked("CORO2002", "task.Wait()"), Async);

    [Fact]
    public Task But_running_a_loop_is_right_there() => Check.Reports<Coro2066NestedLoopAnalyzer>(
        "class C { [Coroutine] static async Coroutine Inner() => await Coroutine.Yield(); static async Task Work() { await Task.Yield(); Coroutine.Run(Inner()); } }", Async);

    [Fact]
    public Task A_category_can_be_switched_off() => Check.Reports<BlockingCallAnalyzer>(
        "class C { [Coroutine] static async Coroutine Work() { await Coroutine.Yield(); File.Exists(\"f\"); {|CORO2020:File.ReadAllText(\"f\")|}; } }",
        ("dotnet_code_quality.coroutines.blocking.metadata", "false"));

    [Fact]
    public async Task Strict_makes_errors_of_warnings()
    {
        var found = await Check.Reports<BlockingCallAnalyzer>(
            "class C { [Coroutine] static async Coroutine Work() { await Coroutine.Yield(); {|CORO2020:File.ReadAllText(\"f\")|}; {|CORO2021:File.Exists(\"f\")|}; } }",
            ("build_property.CoroutinesAnalysisStrict", "true"), ("CoroutinesAnalysisStrict", "true"));
        Assert.Equal([Microsoft.CodeAnalysis.DiagnosticSeverity.Error, Microsoft.CodeAnalysis.DiagnosticSeverity.Info], found.Select(d => d.Severity));
    }
}
