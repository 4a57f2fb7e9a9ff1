using System.Runtime.CompilerServices;

namespace Generator.Tests.Architecture;

/// <summary>The decider decides, the emitter prints: who may know whom, checked on the source.</summary>
public sealed class LayerTests
{
    private const int LongestFile = 350;

    private static readonly string Source = FindSource();

    [Fact]
    public void TheEmitterAsksNoSymbols() => AssertNot("Generator/Emit", "ISymbol", "SemanticModel", "SyntaxNode", "using Microsoft.CodeAnalysis;", "using Microsoft.CodeAnalysis.CSharp");

    [Fact]
    public void TheTreeKnowsNoPass() => AssertNot("Generator/Ir", "Generator.Lower", "Generator.Analysis", "Generator.Bind", "Generator.Emit", "Microsoft.CodeAnalysis");

    [Fact]
    public void ModelsKnowNoPass() => AssertNot("Generator/Model", "Generator.Lower", "Generator.Analysis", "Generator.Bind", "Generator.Emit");

    [Fact]
    public void ResolvingWorksOnModelsAlone() => AssertNot("Generator/Resolve", "Microsoft.CodeAnalysis", "Generator.Lower", "Generator.Bind", "Generator.Emit");

    [Fact]
    public void StoringWorksOnTheTreeAlone() => AssertNot("Generator/Storage", "ISymbol", "SemanticModel", "SyntaxNode", "Generator.Lower", "Generator.Bind", "Generator.Analysis", "Generator.Emit", "Generator.Resolve");

    [Fact]
    public void AnalysesDoNotLower() => AssertNot("Generator/Analysis", "Generator.Lower", "Generator.Emit", "Generator.Resolve");

    [Fact]
    public void BindingDoesNotLower() => AssertNot("Generator/Bind", "Generator.Emit", "Generator.Resolve");

    [Fact]
    public void NoFileIsLong()
    {
        var files = Files("").Select(f => (File: f, Lines: File.ReadLines(f).Count())).ToList();
        Assert.True(files.Count > 100);
        Assert.Equal("", string.Join("\n", files.Where(f => f.Lines > LongestFile).Select(f => $"{Path.GetRelativePath(Source, f.File)}: {f.Lines} lines")));
    }

    private static void AssertNot(string folder, params string[] words)
    {
        var files = Files(folder);
        Assert.NotEmpty(files);
        var found = from file in files
                    let text = File.ReadAllText(file)
                    from word in words
                    where text.Contains(word, StringComparison.Ordinal)
                    select $"{Path.GetRelativePath(Source, file)} mentions {word}";
        Assert.Equal("", string.Join("\n", found));
    }

    private static List<string> Files(string folder) =>
        [.. Directory.GetFiles(Path.Combine(Source, folder), "*.cs", SearchOption.AllDirectories).Where(f => !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))];

    private static string FindSource([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../../src"));
}
