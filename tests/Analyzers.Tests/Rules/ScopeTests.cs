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
    public Task A_category_can_be_switched_off() => Check.Reports<InformingCallAnalyzer>(
        "class C { [Coroutine] static async Coroutine Work() { await Coroutine.Yield(); File.Exists(\"f\"); } }",
        ("dotnet_code_quality.coroutines.blocking.metadata", "false"));

    [Fact]
    public async Task Strict_makes_errors_of_warnings_and_nothing_of_what_informs()
    {
        (string, string)[] strict = [("build_property.CoroutinesAnalysisStrict", "true"), ("CoroutinesAnalysisStrict", "true")];
        var found = await Check.Reports<BlockingCallAnalyzer>(
            "class C { [Coroutine] static async Coroutine Work() { await Coroutine.Yield(); {|CORO2020:File.ReadAllText(\"f\")|}; File.Exists(\"f\"); } }", strict);
        Assert.Equal(Microsoft.CodeAnalysis.DiagnosticSeverity.Error, Assert.Single(found).Severity);
        found = await Check.Reports<InformingCallAnalyzer>(
            "class C { [Coroutine] static async Coroutine Work() { await Coroutine.Yield(); File.ReadAllText(\"f\"); {|CORO2021:File.Exists(\"f\")|}; } }", strict);
        Assert.Equal(Microsoft.CodeAnalysis.DiagnosticSeverity.Info, Assert.Single(found).Severity);
    }

    private static readonly string[] Ours = ["Coroutine.", "AsyncLock", "AsyncEvent", "AsyncSemaphore", "AsyncBarrier"];

    [Theory]
    [InlineData("CORO2001", "Thread.Sleep(1)", "await Task.Delay(…)")]
    [InlineData("CORO2001", "Thread.Sleep(0)", "await Task.Yield()")]
    [InlineData("CORO2002", "task.Wait()", "use 'await'")]
    [InlineData("CORO2002", "task.RunSynchronously()", "await Task.Run(…)")]
    [InlineData("CORO2003", "new ManualResetEventSlim().Wait()", "await SemaphoreSlim.WaitAsync()")]
    [InlineData("CORO2004", "Monitor.Enter(task)", "await SemaphoreSlim.WaitAsync()")]
    [InlineData("CORO2020", "File.ReadAllText(\"f\")", "await ReadAllTextAsync")]
    [InlineData("CORO2021", "File.Exists(\"f\")", "await Task.Run(…)")]
    [InlineData("CORO2031", "Console.ReadLine()", "await Task.Run(…)")]
    [InlineData("CORO2050", "Parallel.For(0, 3, i => { })", "await Task.Run(…)")]
    [InlineData("CORO2062", "Sync()", "await Task.Run(…)")]
    public async Task Without_the_runtime_they_are_looked_at_too_and_told_what_there_is(string id, string use, string advice)
    {
        var found = Assert.Single(id switch
        {
            "CORO2001" => await Check.ReportsWithoutRuntime<Coro2001ThreadSleepAnalyzer>(Marked(id, use), Async),
            "CORO2002" => await Check.ReportsWithoutRuntime<Coro2002SynchronousWaitAnalyzer>(Marked(id, use), Async),
            "CORO2004" => await Check.ReportsWithoutRuntime<Coro2004LockAnalyzer>(Marked(id, use), Async),
            "CORO2062" => await Check.ReportsWithoutRuntime<Coro2062BlockingHelperAnalyzer>(Marked(id, use), Async),
            "CORO2021" => await Check.ReportsWithoutRuntime<InformingCallAnalyzer>(Marked(id, use), Async),
            _ => await Check.ReportsWithoutRuntime<BlockingCallAnalyzer>(Marked(id, use), Async),
        });
        var message = found.GetMessage(CultureInfo.InvariantCulture);
        Assert.Contains(advice, message, StringComparison.Ordinal);
        Assert.DoesNotContain(Ours, name => message.Contains(name, StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_endless_loop_is_told_of_the_yield_there_is()
    {
        var found = Assert.Single(await Check.ReportsWithoutRuntime<Coro2051EndlessLoopAnalyzer>(
            "class C { static async Task Work() { await Task.Yield(); {|CORO2051:while|} (true) { } } }", Async));
        Assert.Contains("await Task.Yield()", found.GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    [Fact]
    public Task Without_the_runtime_nothing_is_looked_at_by_default()
        => Check.ReportsWithoutRuntime<BlockingCallAnalyzer>("class C { static async Task Work() { await Task.Yield(); File.ReadAllText(\"f\"); } }");

    [Fact]
    public async Task No_rule_stumbles_over_a_missing_runtime()
    {
        var compilation = Compile.WithoutRuntime("""
            using System.Threading.Tasks;
            class C
            {
                async Task<int> Work(Task<int> other) { try { await other; } catch (Exception) { } finally { await other; } Other(); return await other; }
                async void Other() { lock (this) { } foreach (var i in new List<int>()) await Task.Delay(i); Func<Task> f = async () => await Work(Task.FromResult(1)); await f(); }
            }
            """);
        var analyzers = typeof(CoroutineAnalyzer).Assembly.GetTypes().Where(t => !t.IsAbstract && typeof(Microsoft.CodeAnalysis.Diagnostics.DiagnosticAnalyzer).IsAssignableFrom(t))
            .Select(t => (Microsoft.CodeAnalysis.Diagnostics.DiagnosticAnalyzer)Activator.CreateInstance(t)!);
        var found = await Check.Analyze(compilation, [.. analyzers], Async);
        Assert.Equal(["CORO2004"], found.Select(d => d.Id));
    }
}
