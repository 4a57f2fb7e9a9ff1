using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace Tutorial.Tests;

public sealed partial class ReadmeTests
{
    private static readonly string Readme = Repository.Read("README.md");

    [Fact]
    public void TheFirstExampleHasTenLinesAndBuildsWithoutAWarning()
    {
        const string Fence = "```csharp\n";
        var start = Readme.IndexOf(Fence, StringComparison.Ordinal) + Fence.Length;
        var example = Readme[start..Readme.IndexOf("```", start, StringComparison.Ordinal)];
        Assert.Equal(10, example.TrimEnd().Split('\n').Length);
        Assert.Empty(InMemoryBuild.Errors(OutputKind.ConsoleApplication, ("README.md", example), ("Usings.cs", Repository.ImplicitUsings)));
    }

    [Fact]
    public void EveryFileThatItLinksToIsThere()
    {
        var files = LinkedFile().Matches(Readme).Select(link => link.Groups[1].Value).Distinct().ToList();
        Assert.Contains("docs/architecture.md", files);
        Assert.All(files, file => Repository.Read(file));
    }

    [GeneratedRegex(@"\]\(([\w./-]+)(#[\w-]+)?\)")]
    private static partial Regex LinkedFile();
}
