using Package.Tests.Infrastructure;

namespace Package.Tests;

/// <summary>Command-line builds do not show informational diagnostics; the package's targets say in one line what stays on the compiler's state machine.</summary>
public sealed class BuildSummaryTests(PackedPackage package)
{
    [Fact]
    public async Task Summary_CountsThenLists_AlsoWhenNothingIsCompiled()
    {
        var workspace = new Workspace(package, "Report");
        const string Summary = "Coroutines: 1 method and 1 call run on the C# compiler's state machine";
        (await workspace.Build()).MustSucceed()
            .MustPrint($"{Summary}; <CoroutinesReport>true</CoroutinesReport> lists them.")
            .MustPrint("0 Warning(s)");
        (await workspace.Build("--no-restore", "-p:CoroutinesReport=true")).MustSucceed()
            .MustPrint($"{Summary}:")
            .MustPrint("CORO1003 Work.cs(17): Coroutine 'Half' stays on the C# compiler's state machine: 'Local' is file-local")
            .MustPrint("CORO1004 Program.cs(4): 'Twice' runs on the C# compiler's state machine here: a method group");
        (await workspace.Run()).MustSucceed().MustPrint("42");
    }

    [Fact]
    public async Task Summary_IsSilentWhereGeneratedFilesAreNotWritten()
    {
        var workspace = new Workspace(package, "Report");
        (await workspace.Build("-p:EmitCompilerGeneratedFiles=false")).MustSucceed().MustNotPrint("Coroutines:");
    }

    [Fact]
    public async Task RewritingThatIsSwitchedOff_IsToldToTheCompiler()
    {
        var workspace = new Workspace(package, "Report");
        (await workspace.Dotnet("restore")).MustSucceed();
        (await workspace.Dotnet("msbuild", "-getProperty:Features", "-p:CoroutinesRewrite=false")).MustSucceed().MustPrint("CoroutinesRewrite=false");
        (await workspace.Dotnet("msbuild", "-getProperty:Features")).MustSucceed().MustNotPrint("CoroutinesRewrite");
    }
}
