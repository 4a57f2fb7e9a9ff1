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
    public void Report_NamesWhatIsSaidNowhereElse()
    {
        string[] expected =
        [
            "// CORO1004 Work.cs(9): 'Run' runs on the C# compiler's state machine here: calls inside expression trees cannot be redirected",
            "// CORO1004 Work.cs(10): 'Run' runs on the C# compiler's state machine here: a method group always means the method as it is written; a lambda that calls it is redirected",
            "// CORO1004 Work.cs(11): 'Make' runs on the C# compiler's state machine here: static abstract methods cannot be redirected",
            "// CORO1004 Work.cs(12): 'Run' runs on the C# compiler's state machine here: calls through a type parameter cannot be redirected",
        ];
        Assert.Equal(expected, Lines(TestProject.Of("""
            using Coroutines;
            using System.Linq.Expressions;
            public partial interface IJob { [Coroutine] Coroutine Run(); [Coroutine] static abstract Coroutine Make(); }
            public abstract partial class Job { [Coroutine] public abstract Coroutine Run(); }
            public interface IClosed { [Coroutine] Coroutine Run(); }
            public static class Use
            {
                public static Coroutine Call(Job job) => job.Run();
                public static Expression<Func<Coroutine>> Tree(Job job) => () => job.Run();
                public static Func<Coroutine> Group(Job job) => job.Run;
                public static Coroutine Static<T>() where T : IJob => T.Make();
                public static Coroutine Through<T>(T job) where T : IJob => job.Run();
                public static Coroutine Closed(IClosed job) => job.Run();
                public static Expression<Func<Func<Coroutine>>> GroupInTree(Job job) => () => job.Run;
            }
            """).With("EmitCompilerGeneratedFiles", "true")));
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
