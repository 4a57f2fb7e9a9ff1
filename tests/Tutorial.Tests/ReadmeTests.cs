using Microsoft.CodeAnalysis;

namespace Tutorial.Tests;

public sealed class ReadmeTests
{
    [Fact]
    public void TheFirstExampleHasTenLinesAndBuildsWithoutAWarning()
    {
        var example = FirstExample(Repository.Read("README.md"));
        Assert.Equal(10, example.TrimEnd().Split('\n').Length);
        Assert.Empty(InMemoryBuild.Errors(OutputKind.ConsoleApplication, ("README.md", example), ("Usings.cs", Repository.ImplicitUsings)));
    }

    private static string FirstExample(string readme)
    {
        const string Fence = "```csharp\n";
        var start = readme.IndexOf(Fence, StringComparison.Ordinal) + Fence.Length;
        return readme[start..readme.IndexOf("```", start, StringComparison.Ordinal)];
    }
}
