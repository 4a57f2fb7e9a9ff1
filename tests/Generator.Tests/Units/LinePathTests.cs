using Coroutines.Generator.Emit;
using Coroutines.Generator.Model;
using Generator.Tests.Harness;
using System.Collections.Immutable;

namespace Generator.Tests.Units;

/// <summary>Paths of <c>#line</c> are relative to the generated file, wherever that is.</summary>
public sealed class LinePathTests
{
    private const string Generator = "Coroutines.Generator/Coroutines.Generator.CoroutineGenerator";

    [Theory]
    [InlineData("/app/", "obj/Debug/net10.0/", "/app/Work.cs", "../../../../../Work.cs")]
    [InlineData("/app/", "obj/Debug/net10.0/", "/app/Sub/Deep/Work.cs", "../../../../../Sub/Deep/Work.cs")]
    [InlineData("/src/app/", "obj/", "/src/shared/Work.cs", "../../../../shared/Work.cs")]
    [InlineData("/app/", "/build/app/obj/", "/app/Work.cs", "../../../../../app/Work.cs")]
    [InlineData("/app/", "../obj/", "/app/Work.cs", "../../../app/Work.cs")]
    [InlineData("C:\\app\\", "obj\\", "C:\\app\\Work.cs", "../../../Work.cs")]
    [InlineData("C:\\app\\", "obj\\", "D:\\Work.cs", "D:/Work.cs")]
    public void ThePathLeadsFromTheGeneratedFileToTheUsers(string project, string output, string file, string expected) =>
        Assert.Equal(expected, Options(("ProjectDir", project), ("IntermediateOutputPath", output)).LinePath(Shell(file)));

    [Fact]
    public void WrittenFilesAreWhereTheyAreWritten() => Assert.Equal(
        "../../../../../../Work.cs",
        Options(("ProjectDir", "/app/"), ("IntermediateOutputPath", "obj/Debug/net10.0/"), ("EmitCompilerGeneratedFiles", "true"), ("CompilerGeneratedFilesOutputPath", "obj/Debug/net10.0/generated")).LinePath(Shell("/app/Work.cs")));

    [Fact]
    public void FoldersThatAreOffAreNotUsed() => Assert.Equal(
        "../../../Work.cs",
        Options(("ProjectDir", "/app/"), ("IntermediateOutputPath", "obj/"), ("EmitCompilerGeneratedFiles", "false"), ("CompilerGeneratedFilesOutputPath", "obj/generated")).LinePath(Shell("/app/Work.cs")));

    [Fact]
    public void TheRelativePathIsTheUsersFile()
    {
        var path = Options(("ProjectDir", "/app/"), ("IntermediateOutputPath", "obj/x/")).LinePath(Shell("/app/Sub/Work.cs"));
        Assert.Equal("/app/Sub/Work.cs", Path.GetFullPath(Path.Combine("/app/obj/x", Generator, path!)));
    }

    [Fact]
    public void SwitchedOffThereIsNone() => Assert.Null(Options(("ProjectDir", "/app/"), ("CoroutinesLineDirectives", "false")).LinePath(Shell("/app/Work.cs")));

    private static EmitOptions Options(params (string Name, string Value)[] properties) =>
        EmitOptions.Read(new ProjectProperties(properties.ToImmutableDictionary(p => p.Name, p => p.Value)).GlobalOptions);

    private static TypeShell Shell(string file) => new(file, 1, "", false, default, default, "Work");
}
