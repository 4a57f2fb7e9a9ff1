using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Tutorial;

/// <summary>
/// Builds a file that has a mistake in it, and prints what the build says. The file is part of this program (folder <c>Bad</c>);
/// the C# compiler runs inside this program too, with our analyzers, so a lesson needs no second project and no network.
/// </summary>
internal static class BadFile
{
    /// <summary>Prints the file with line numbers, then the errors and warnings, by line and with errors first.</summary>
    public static void Build(string name)
    {
        var text = Read(name);
        Print(text);
        foreach (var diagnostic in Compile(name, text).OrderBy(Line).ThenByDescending(diagnostic => diagnostic.Severity).ThenBy(diagnostic => diagnostic.Id))
        {
            var severity = diagnostic.Severity == DiagnosticSeverity.Error ? "error" : "warning";
            Console.WriteLine($"{name}({Line(diagnostic)}): {severity} {diagnostic.Id}: {diagnostic.GetMessage(CultureInfo.InvariantCulture)}");
        }
    }

    private static string Read(string name)
    {
        using var stream = typeof(BadFile).Assembly.GetManifestResourceStream(name)
            ?? throw new ArgumentException($"The file '{name}' is not in this program. Put it into the folder 'Bad'.", nameof(name));
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    private static void Print(string text)
    {
        var lines = text.TrimEnd('\n').Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            Console.WriteLine($"{i + 1,3}  {lines[i]}".TrimEnd());
        }

        Console.WriteLine();
    }

    private static IEnumerable<Diagnostic> Compile(string name, string text)
    {
        var tree = CSharpSyntaxTree.ParseText(text, path: name);
        var options = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary);
        var compilation = CSharpCompilation.Create("Bad", [tree], WhatThisProgramUses(), options).WithAnalyzers(OurAnalyzers());
        return compilation.GetAllDiagnosticsAsync().GetAwaiter().GetResult()
            .Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning);
    }

    private static IEnumerable<MetadataReference> WhatThisProgramUses() =>
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Select(path => MetadataReference.CreateFromFile(path));

    private static ImmutableArray<DiagnosticAnalyzer> OurAnalyzers() =>
        [.. Assembly.Load("Coroutines.Analyzers").GetTypes()
            .Where(type => !type.IsAbstract && type.IsSubclassOf(typeof(DiagnosticAnalyzer)))
            .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!)];

    private static int Line(Diagnostic diagnostic) => diagnostic.Location.GetLineSpan().StartLinePosition.Line + 1;
}
