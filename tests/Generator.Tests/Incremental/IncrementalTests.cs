using Generator.Tests.Harness;

namespace Generator.Tests.Incremental;

/// <summary>What is done again after an edit, by tracked steps; and that nothing stale stays.</summary>
public sealed class IncrementalTests
{
    private static readonly TestProject Project = TestProject.Of(
        new SourceFile("First.cs", """
            using Coroutines;

            public static partial class Leaves
            {
                [Coroutine]
                public static async Coroutine<int> Leaf(int n)
                {
                    await Coroutine.Yield();
                    return n + 1;
                }
            }

            public static partial class First
            {
                [Coroutine]
                public static async Coroutine<int> Parent(Item item)
                {
                    var got = await Leaves.Leaf(item.Count);
                    return got * 2;
                }
            }
            """),
        new SourceFile("Second.cs", """
            using Coroutines;

            public static partial class Second
            {
                [Coroutine]
                public static async Coroutine Other()
                {
                    await Coroutine.Sleep(1);
                }
            }
            """),
        new SourceFile("Calls.cs", """
            public static class Calls
            {
                public static object Call() => Leaves.Leaf(1);
            }
            """),
        new SourceFile("Plain.cs", """
            public class Item
            {
                public int Count = 3;
            }
            """));

    [Fact]
    public void AnEditInOneMethodWritesThatMethodOnly() => AssertWritten(Project.Edit("Sleep(1)", "Sleep(2)"), "Second.OtherFrame.g.cs");

    /// <summary>An interceptor names the text of the file by its hash, so an edit in a file with calls writes the interceptors of that file again.</summary>
    [Fact]
    public void AnEditBesideCallsWritesTheInterceptorsToo() => AssertWritten(Project.Edit("got * 2", "got * 3"), "First.ParentFrame.g.cs", "First.Interceptors.g.cs");

    [Fact]
    public void AnEditOutsideAnyCoroutineWritesNothing() => AssertWritten(Project.Edit("Count = 3", "Count = 4"));

    [Fact]
    public void AMovedCallWritesTheInterceptorsOnly() => AssertWritten(Project.Edit("Leaves.Leaf(1)", "Leaves.Leaf(12)"), "Calls.Interceptors.g.cs");

    [Fact]
    public void AnEditInAFileOfCallsWritesNoFrame() => AssertWritten(Project.Edit("public static class Calls", "\n\npublic static class Calls"), "Calls.Interceptors.g.cs");

    [Fact]
    public void ACalleeThatBecomesRecursiveGetsABox()
    {
        var before = Generation.Of(Project);
        Assert.Contains("LeafFrame leaf;", before.File("First.ParentFrame.g.cs"), StringComparison.Ordinal);
        var after = before.Then(Project.Edit("return n + 1;", "return n == 0 ? 1 : await First.Parent(new Item());"));
        Assert.Contains("CoroutineAwaiter<int> leaf;", after.File("First.ParentFrame.g.cs"), StringComparison.Ordinal);
        AssertFresh(after);
    }

    [Fact]
    public void ACalleeThatCannotBeRewrittenAnyMoreIsCalledAsWritten()
    {
        var after = Generation.Of(Project).Then(Project.Edit("partial class Leaves", "class Leaves"));
        Assert.DoesNotContain("Leaves.LeafFrame.g.cs", after.Files.Keys);
        AssertFresh(after);
    }

    [Fact]
    public void ATypeRenamedInAnotherFileIsRenamedInTheFrame()
    {
        var after = Generation.Of(Project).Then(Project.Edit("public class Item", "global using Item = Renamed;\n\npublic class Renamed"));
        AssertFresh(after);
    }

    [Fact]
    public void AMovedMethodHasItsNewLines()
    {
        var after = Generation.Of(Project).Then(Project.Edit("public static partial class Second", "\n\npublic static partial class Second"));
        Assert.Contains("At.Sleep => 10,", after.File("Second.OtherFrame.g.cs"), StringComparison.Ordinal);
        AssertFresh(after);
    }

    /// <summary>Only these files are made anew; the rest are the very objects of the first run.</summary>
    private static void AssertWritten(TestProject edited, params string[] expected)
    {
        var first = Generation.Of(Project);
        var before = first.Result.GeneratedSources.ToDictionary(s => s.HintName, s => s.SourceText);
        var after = first.Then(edited);
        var written = after.Result.GeneratedSources.Where(s => !before.TryGetValue(s.HintName, out var text) || !ReferenceEquals(text, s.SourceText)).Select(s => s.HintName);
        Assert.Equal(expected, written);
        AssertFresh(after);
    }

    /// <summary>An edited project gives what a project that was never otherwise gives.</summary>
    private static void AssertFresh(Generation edited) => Assert.Equal(Generation.Of(edited.Project).Files, edited.Files);
}
