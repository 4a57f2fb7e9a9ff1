using Package.Tests.Infrastructure;

namespace Package.Tests;

/// <summary>A console project that has nothing but the package: it restores, builds in strict mode and runs.</summary>
public sealed class FreshProjectTests(PackedPackage package)
{
    [Fact]
    public async Task Hello_BuildsInStrictModeAndRuns()
    {
        var workspace = new Workspace(package, "Hello");
        var build = (await workspace.Build()).MustSucceed();
        build.MustPrint("0 Warning(s)").MustNotPrint("state machine");

        var run = (await workspace.Run()).MustSucceed();
        string[] expected =
        [
            "Waiting: 1", "Waiting: 2", "Waiting: 4",
            "Done after 1 s", "Done after 2 s", "Done after 4 s",
            "4 s in all",
            "cleaned up", "thrown on purpose",
        ];
        Assert.Equal(expected, run.Lines.Take(expected.Length));
        run.MustPrint("Inner(Int32 times) in ").MustPrint("Work.cs:line 39");
        run.MustPrint("Outer() in ").MustPrint("Work.cs:line 17");
        run.MustPrint("frames: AllFrame, DoSomeWorkFrame, InnerFrame, OuterFrame");
    }

    [Fact]
    public async Task SolutionOfLibraryAndApp_BuildsAndRuns()
    {
        var workspace = new Workspace(package, "TwoProjects");
        (await workspace.Build()).MustSucceed().MustPrint("0 Warning(s)");
        (await workspace.Run("App")).MustSucceed().MustPrint("10");
    }
}
