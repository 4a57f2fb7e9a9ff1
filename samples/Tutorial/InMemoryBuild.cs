using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Tutorial;

/// <summary>Runs the C# compiler and our analyzers inside this program: no second project, no network, no files on disk.</summary>
internal static class InMemoryBuild
{
    /// <summary>What the build says: errors and warnings, by line and with errors first.</summary>
    public static IReadOnlyList<Diagnostic> Errors(OutputKind kind, params (string Name, string Text)[] files)
    {
        var trees = files.Select(file => CSharpSyntaxTree.ParseText(file.Text, path: file.Name));
        var compilation = CSharpCompilation.Create("InMemory", trees, WhatThisProgramUses(), new CSharpCompilationOptions(kind));
        return [.. compilation.WithAnalyzers(OurAnalyzers()).GetAllDiagnosticsAsync().GetAwaiter().GetResult()
            .Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning)
            .OrderBy(Line)
            .ThenByDescending(diagnostic => diagnostic.Severity)
            .ThenBy(diagnostic => diagnostic.Id)];
    }

    /// <summary>The line that a diagnostic is about, counted from 1.</summary>
    public static int Line(Diagnostic diagnostic) => diagnostic.Location.GetLineSpan().StartLinePosition.Line + 1;

    private static IEnumerable<MetadataReference> WhatThisProgramUses() =>
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Select(path => MetadataReference.CreateFromFile(path));

    private static ImmutableArray<DiagnosticAnalyzer> OurAnalyzers() =>
        [.. Assembly.Load("Coroutines.Analyzers").GetTypes()
            .Where(type => !type.IsAbstract && type.IsSubclassOf(typeof(DiagnosticAnalyzer)))
            .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!)];
}
