using Coroutines.Analyzers;
using Coroutines.CodeFixes;

namespace Analyzers.Tests;

public class Coro3012CouldBeCoroutineTests
{
    /// <summary>Members of a type with a coroutine.</summary>
    private static string In(string members, string work = "Use(await Load(1));") => $$"""
        interface ILoader { Task<int> Load(int n); }

        partial class C
        {
            static void Use(object? value) { }
            {{members}}

            [Coroutine]
            async Coroutine Work()
            {
                await Coroutine.Yield();
                {{work}}
            }
        }
        """;

    private const string Load = "private async Task<int> {|CORO3012:Load|}(int n) { await Task.Delay(n); return n; }";
    private const string Kept = "private async Task<int> Load(int n) { await Task.Delay(n); return n; }";

    [Theory]
    [InlineData(Load)]
    [InlineData("static async Task<int> {|CORO3012:Load|}(int n) => await Task.FromResult(n);")]
    [InlineData("async ValueTask<T> {|CORO3012:Load|}<T>(T n) { await Task.Yield(); return n; }")]
    [InlineData("async Task<int> {|CORO3012:Load|}(int n) { await Task.Delay(n); return n == 0 ? 0 : await Load(n - 1); }")]
    [InlineData("private class Inner { public static async Task<int> {|CORO3012:Load|}(int n) { await Task.Delay(n); return n; } } Task<int> Load(int n) => Task.FromResult(n); [Coroutine] async Coroutine<int> Twice() => await Inner.Load(1);")]
    public Task It_is_offered(string members) => Check.Reports<Coro3012CouldBeCoroutineAnalyzer>(In(members));

    [Theory]
    [InlineData("class Inner { [Coroutine] public static async Coroutine<int> Work() => await Load(1); }", "{|CORO3012:Load|}")]
    [InlineData("class Inner { [Coroutine] public static async Coroutine<int> Work() => await Load(1); static async Task Plain() => await Load(2); }", "Load")]
    public Task Types_in_the_type_can_name_it_too(string inner, string load) => Check.Reports<Coro3012CouldBeCoroutineAnalyzer>(
        "partial class C { " + inner + " static async Task<int> " + load + "(int n) { await Task.Delay(n); return n; } }");

    [Theory]
    [InlineData("Use(await Load(1)); Use(nameof(Load));")]
    [InlineData("await TaskGroup.Run(async group => { Use(await Load(1)); });")]
    [InlineData("await Inner(); async Coroutine Inner() { await Coroutine.Yield(); Use(await Load(1) + await Load(2)); }")]
    public Task All_that_coroutines_do_is_await_it(string work) => Check.Reports<Coro3012CouldBeCoroutineAnalyzer>(In(Load, work));

    [Theory]
    [InlineData("Use(1);")]
    [InlineData("var task = Load(1); Use(await task);")]
    [InlineData("Use(await Load(1)); _ = Load(2);")]
    [InlineData("Use(await Task.WhenAll(Load(1), Load(2)));")]
    [InlineData("Use(await Load(1).ConfigureAwait(false));")]
    [InlineData("Use(await Load(1)); Func<int, Task<int>> group = Load; Use(group);")]
    [InlineData("Use(await Load(1)); await Task.Run(async () => Use(await Load(2)));")]
    [InlineData("Use(await Load(1)); dynamic any = this; any.Load(1);")]
    [InlineData("try { Use(await Load(1)); } finally { Use(await Load(2)); }")]
    public Task Whoever_uses_it_otherwise_needs_the_task(string work) => Check.Reports<Coro3012CouldBeCoroutineAnalyzer>(In(Kept, work));

    [Theory]
    [InlineData("internal async Task<int> Load(int n) { await Task.Delay(n); return n; }")]
    [InlineData("public async Task<int> Load(int n) { await Task.Delay(n); return n; }")]
    [InlineData("[Obsolete] async Task<int> Load(int n) { await Task.Delay(n); return n; }")]
    [InlineData("async Task<int> Load(int n) { await Task.Delay(n).ConfigureAwait(false); return n; }")]
    [InlineData("Task<int> Load(int n) => Task.FromResult(n);")]
    [InlineData("async Task<int> Load(int n) { await Task.Delay(n); return n; } async Task Plain() => await Load(1);")]
    [InlineData("private partial Task<int> Load(int n); private async partial Task<int> Load(int n) { await Task.Delay(n); return n; }")]
    [InlineData("private class Inner : ILoader { public async Task<int> Load(int n) { await Task.Delay(n); return n; } } static async Coroutine<int> Load(int n) => await new Inner().Load(n);")]
    [InlineData("private class Inner { public virtual async Task<int> Load(int n) { await Task.Delay(n); return n; } } static async Coroutine<int> Load(int n) => await new Inner().Load(n);")]
    public Task Others_may_call_it_or_it_is_no_such_method(string members) => Check.Reports<Coro3012CouldBeCoroutineAnalyzer>(In(members));

    [Fact]
    public Task In_a_type_that_is_not_complete_nothing_is_said()
        => Check.ReportsBesideErrors<Coro3012CouldBeCoroutineAnalyzer>(In(Kept + " void Half() { Lo(1); }"), "CS0103");

    private const string Internal = """
        static class Files { public static async Task<int> NAME(int n) { await Task.Delay(n); return n; } }
        static partial class A { [Coroutine] public static async Coroutine<int> Work() => await Files.Read(1); }
        static class B { public static async Coroutine<int> Work() => await Files.Read(2); }

        """;

    private static readonly string Offered = Internal.Replace("NAME", "{|CORO3012:Read|}", StringComparison.Ordinal);

    private static readonly string Silent = Internal.Replace("NAME", "Read", StringComparison.Ordinal);

    [Fact]
    public Task Of_what_is_internal_the_whole_compilation_is_looked_at() => Check.Reports<Coro3012InternalAnalyzer>(Offered);

    [Theory]
    [InlineData("static class D { public static async Task<int> Work() => await Files.Read(3); }")]
    [InlineData("static class D { public static Func<int, Task<int>> Work => Files.Read; }")]
    public Task Another_use_anywhere_keeps_it(string other) => Check.Reports<Coro3012InternalAnalyzer>(Silent + other);

    [Fact]
    public Task Friends_of_the_assembly_may_use_it() => Check.Reports<Coro3012InternalAnalyzer>("[assembly: System.Runtime.CompilerServices.InternalsVisibleTo(\"Friend\")]\n" + Silent);

    [Fact]
    public Task Of_what_is_private_the_type_knows_all() => Check.Reports<Coro3012InternalAnalyzer>(In(Kept));

    [Fact]
    public Task The_fix_makes_it_a_coroutine() => CheckFix.Turns<Coro3012CouldBeCoroutineAnalyzer, Coro3012CouldBeCoroutineFixer>(
        """
        class Outer
        {
            static class Inner
            {
                [Coroutine]
                public static async Coroutine<int> Work() { await Wait(); return await Load(1); }

                /// <summary>Loads.</summary>
                private static async Task<int> Load(int n) // slowly
                {
                    await Task.Delay(n);
                    return n;
                }

                static async Task Wait() => await Task.Delay(1);
            }
        }
        """,
        """
        partial class Outer
        {
            static partial class Inner
            {
                [Coroutine]
                public static async Coroutine<int> Work() { await Wait(); return await Load(1); }

                /// <summary>Loads.</summary>
                [Coroutine]
                private static async Coroutine<int> Load(int n) // slowly
                {
                    await Task.Delay(n);
                    return n;
                }

                [Coroutine]
                static async Coroutine Wait() => await Task.Delay(1);
            }
        }
        """);

    [Theory]
    [InlineData("Task<string?>", "Coroutine<string?>")]
    [InlineData("ValueTask<(int First, List<string?>? Others)>", "Coroutine<(int First, List<string?>? Others)>")]
    [InlineData("System.Threading.Tasks.Task<dynamic?>", "Coroutine<dynamic?>")]
    public Task The_type_of_the_result_stays(string before, string after) => CheckFix.Turns<Coro3012CouldBeCoroutineAnalyzer, Coro3012CouldBeCoroutineFixer>(
        $$"""
        partial class C
        {
            [Coroutine] async Coroutine Work() { await Load(); }

            async {{before}} Load() { await Task.Yield(); return default; }
        }
        """,
        $$"""
        partial class C
        {
            [Coroutine] async Coroutine Work() { await Load(); }

            [Coroutine]
            async {{after}} Load() { await Task.Yield(); return default; }
        }
        """);

    [Fact]
    public Task Also_in_another_file_of_the_assembly() => CheckFix.Turns<Coro3012InternalAnalyzer, Coro3012CouldBeCoroutineFixer>(
        Silent,
        Silent.Replace("static class Files { public static async Task<int> Read", "static partial class Files {\n    [Coroutine]\n    public static async Coroutine<int> Read", StringComparison.Ordinal));
}
