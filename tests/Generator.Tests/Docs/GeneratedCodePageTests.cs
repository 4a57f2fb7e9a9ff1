using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Generator.Tests.Harness;
using Generator.Tests.Snapshots;

namespace Generator.Tests.Docs;

/// <summary>The page that explains generated code shows what is generated.</summary>
public sealed partial class GeneratedCodePageTests
{
    private static readonly List<string> Blocks = [.. CodeBlock().Matches(Read()).Select(m => m.Groups[1].Value)];

    private static readonly string Generated = Generation.Of(DesignSnapshots.Downloads).File("Downloader.SumFrame.g.cs");

    [Fact]
    public void TheFirstBlockIsTheProgram() => Assert.Equal(DesignSnapshots.Downloads.ReplaceLineEndings("\n"), Blocks[0].TrimEnd());

    [Fact]
    public void TheLastBlockIsTheWholeFile() => Assert.Equal(Generated, Blocks[^1]);

    [Fact]
    public void TheBlocksBetweenArePartsOfIt()
    {
        var file = Unindented(Generated);
        Assert.True(Blocks.Count > 10);
        Assert.All(Blocks[1..^1], block => Assert.Contains(Unindented(block), file, StringComparison.Ordinal));
    }

    private static string Unindented(string text) => string.Join("\n", text.Split('\n').Select(l => l.Trim()));

    private static string Read([CallerFilePath] string here = "") =>
        File.ReadAllText(Path.Combine(Path.GetDirectoryName(here)!, "../../../docs/generated-code.md")).ReplaceLineEndings("\n");

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex CodeBlock();
}
