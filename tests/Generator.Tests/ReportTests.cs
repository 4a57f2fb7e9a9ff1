using Generator.Tests.Harness;

namespace Generator.Tests;

/// <summary>The report that the build reads: a line for each method and call that stays on the C# compiler's state machine.</summary>
public sealed class ReportTests
{
    private const string Source = """
        using Coroutines;
        public static partial class Work
        {
            [Coroutine] public static async Coroutine<int> Twice(int x) { await Coroutine.Yield(); return 2 * x; }
            private sealed class Hidden;
            [Coroutine] private static async Coroutine<int> Count(Hidden x) { await Coroutine.Yield(); return x.GetHashCode(); }
            [Coroutine] public static async Coroutine<int> Frame() => await Count(new());
            public static Coroutine<int> Plain() => Count(new());
            public static Func<int, Coroutine<int>> Group() => Twice;
            public static Func<int, Coroutine<int>> Lambda() => x => Twice(x);
            public static bool Ask() => Coroutine.IsCoroutineMethod(Twice);
        }
        public static class NotPartial
        {
            [Coroutine] public static async Coroutine Wait() => await Coroutine.Yield();
            public static Coroutine Call() => Wait();
        }
        """;

    [Fact]
    public void Report_NamesMethodsCallsAndMethodGroups()
    {
        string[] expected =
        [
            "// CORO1004 Work.cs(8): 'Count' runs on the C# compiler's state machine here: 'Count' cannot be reached from outside 'Work'",
            "// CORO1004 Work.cs(9): 'Twice' runs on the C# compiler's state machine here: a method group always means the method as it is written; a lambda that calls it is redirected",
            "// CORO1003 Work.cs(15): Coroutine 'Wait' stays on the C# compiler's state machine: 'NotPartial' is not partial",
        ];
        Assert.Equal(expected, Lines(TestProject.Of(Source).With("EmitCompilerGeneratedFiles", "true")));
    }

    [Fact]
    public void Report_IsEmptyWhereEverythingIsRewritten() =>
        Assert.Empty(Lines(TestProject.Of("""
            using Coroutines;
            public static partial class Work
            {
                [Coroutine] public static async Coroutine Wait() => await Coroutine.Yield();
            }
            """).With("EmitCompilerGeneratedFiles", "true")));

    [Fact]
    public void Report_IsNotMadeWhereGeneratedFilesAreNotWritten() =>
        Assert.DoesNotContain("Coroutines.Report.g.cs", Generation.Of(Source).Files.Keys);

    private static IEnumerable<string> Lines(TestProject project) =>
        Generation.Of(project).File("Coroutines.Report.g.cs").Split('\n').Where(line => line.StartsWith("// CORO", StringComparison.Ordinal));
}
