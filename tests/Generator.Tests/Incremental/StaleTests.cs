using Generator.Tests.Harness;

namespace Generator.Tests.Incremental;

/// <summary>Nothing stale stays after an edit elsewhere: what is generated is what a project that was never otherwise gets.</summary>
public sealed class StaleTests
{
    private static readonly TestProject Project = IncrementalProject.Project;

    [Fact]
    public void ACalleeThatBecomesRecursiveGetsABox()
    {
        var before = Generation.Of(Project);
        Assert.Contains("LeafFrame leaf;", before.File("Parents.ParentFrame.g.cs"), StringComparison.Ordinal);
        var after = before.Then(Project.Edit("return n + 1;", "return n == 0 ? 1 : await Parents.Parent(new Item());"));
        Assert.Contains("CoroutineAwaiter<int> leaf;", after.File("Parents.ParentFrame.g.cs"), StringComparison.Ordinal);
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
    public void ATypeRenamedInAnotherFileIsRenamedInTheFrame() =>
        AssertFresh(Generation.Of(Project).Then(Project.Edit("public class Item", "global using Item = Renamed;\n\npublic class Renamed")));

    [Fact]
    public void AMovedMethodHasItsNewLines()
    {
        var after = Generation.Of(Project).Then(Project.Edit("public static partial class Parents", "\n\npublic static partial class Parents"));
        Assert.Contains("_ => 8,", after.File("Parents.ParentFrame.g.cs"), StringComparison.Ordinal);
        AssertFresh(after);
    }

    private static void AssertFresh(Generation edited) => Assert.Equal(Generation.Of(edited.Project).Files, edited.Files);
}
