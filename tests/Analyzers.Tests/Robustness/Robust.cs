using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Coroutines.Analyzers;
using Coroutines.CodeFixes;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Analyzers.Tests;

/// <summary>All analyzers and fixers, and the programs they are run over.</summary>
public static class Robust
{
    public static ImmutableArray<DiagnosticAnalyzer> Analyzers { get; } =
        [.. typeof(CoroutineAnalyzer).Assembly.GetTypes().Where(IsMade<DiagnosticAnalyzer>).Select(t => (DiagnosticAnalyzer)Activator.CreateInstance(t)!)];

    public static ImmutableArray<CodeFixProvider> Fixers { get; } =
        [.. typeof(CoroutineFixer).Assembly.GetTypes().Where(IsMade<CodeFixProvider>).Select(t => (CodeFixProvider)Activator.CreateInstance(t)!)];

    public static TheoryData<string> Programs() => new(Directory.GetFiles(Folder(), "*.cs").Select(Path.GetFileNameWithoutExtension).Order()!);

    /// <summary>The samples of this repository, by their paths below its root.</summary>
    public static TheoryData<string> Samples() => new(
        Directory.GetFiles(Path.Combine(Root, "samples"), "*.cs", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Root, path).Replace('\\', '/'))
            .Where(path => !path.Contains("/obj/") && !path.Contains("/bin/"))
            .Order());

    /// <summary>A file of this repository.</summary>
    public static string PathOf(string path) => Path.Combine(Root, path);

    /// <summary>All sources below a folder of this repository.</summary>
    public static IEnumerable<string> Sources(string folder)
        => Directory.GetFiles(PathOf(folder), "*.cs", SearchOption.AllDirectories).Select(path => path.Replace('\\', '/'))
            .Where(path => !path.Contains("/obj/") && !path.Contains("/bin/")).Order(StringComparer.Ordinal).Select(File.ReadAllText);

    public static string ReadSample(string path) => File.ReadAllText(Path.Combine(Root, path));

    public static string Read(string program) => File.ReadAllText(Path.Combine(Folder(), program + ".cs"));

    /// <summary>Where each token of a program ends.</summary>
    public static IReadOnlyList<int> TokenEnds(string source)
        => [.. CSharpSyntaxTree.ParseText(source, Compile.ParseOptions).GetRoot().DescendantTokens().Select(t => t.Span.End).Distinct()];

    private static bool IsMade<T>(Type type) => !type.IsAbstract && typeof(T).IsAssignableFrom(type);

    private static string Root => Path.GetFullPath(Path.Combine(Folder(), "../../../.."));

    private static string Folder([CallerFilePath] string file = "") => Path.Combine(Path.GetDirectoryName(file)!, "Programs");
}
