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

    public static string Read(string program) => File.ReadAllText(Path.Combine(Folder(), program + ".cs"));

    /// <summary>Where each token of a program ends.</summary>
    public static IReadOnlyList<int> TokenEnds(string source)
        => [.. CSharpSyntaxTree.ParseText(source, Compile.ParseOptions).GetRoot().DescendantTokens().Select(t => t.Span.End).Distinct()];

    private static bool IsMade<T>(Type type) => !type.IsAbstract && typeof(T).IsAssignableFrom(type);

    private static string Folder([CallerFilePath] string file = "") => Path.Combine(Path.GetDirectoryName(file)!, "Programs");
}
