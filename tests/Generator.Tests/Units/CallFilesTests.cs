using Coroutines.Generator.Model;
using Coroutines.Generator.Resolve;

namespace Generator.Tests.Units;

public sealed class CallFilesTests
{
    [Fact]
    public void FilesOfOneNameAreNumberedByPath() => Assert.Equal(
        ["Work.Interceptors.g.cs", "work.Interceptors2.g.cs", "Other.Interceptors.g.cs"],
        CallFiles.Of([Call("/b/work.cs"), Call("/a/Work.cs"), Call("/c/Other.cs"), Call("/a/Work.cs")]).Select(f => f.FileName));

    [Fact]
    public void ACallStaysInItsFile() => Assert.Equal([2, 1], CallFiles.Of([Call("/b/B.cs"), Call("/a/A.cs"), Call("/a/A.cs")]).Select(f => f.Calls.Count));

    [Theory]
    [InlineData("/a/My file (2)#.cs", "My_file__2__.Interceptors.g.cs")]
    [InlineData("/a/Größe.razor.cs", "Größe.razor.Interceptors.g.cs")]
    [InlineData("", "Calls.Interceptors.g.cs")]
    public void NamesHaveOnlyWhatGeneratedFilesMayHave(string path, string expected) => Assert.Equal([expected], CallFiles.Of([Call(path)]).Select(f => f.FileName));

    private static CallSite Call(string file) => new("key", file, "[Attribute]", "signature", "group");
}
