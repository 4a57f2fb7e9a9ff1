using Package.Tests.Infrastructure;

namespace Package.Tests;

/// <summary>The properties that decide about rewriting, on the command line, where the compiler skips analyzers of which it would show nothing.</summary>
public sealed class StrictTests(PackedPackage package)
{
    [Fact]
    public async Task Strict_MakesErrorsOfWhatIsNotRewritten()
    {
        var workspace = new Workspace(package, "Report");
        (await workspace.Build("-p:CoroutinesStrict=true")).MustFail()
            .MustPrint("Program.cs(4,35): error CORO1004: ")
            .MustPrint("Work.cs(17,40): error CORO1003: ");
    }

    [Fact]
    public async Task WithoutRewriting_TheProgramBehavesTheSame()
    {
        var workspace = new Workspace(package, "Hello");
        (await workspace.Build("-p:CoroutinesRewrite=false")).MustSucceed().MustPrint("0 Warning(s)");
        var run = (await workspace.Run()).MustSucceed();
        run.MustPrint("Done after 4 s").MustPrint("4 s in all").MustPrint("cleaned up").MustPrint("thrown on purpose");
        Assert.Equal("frames: ", run.Lines[^1]);
    }
}
