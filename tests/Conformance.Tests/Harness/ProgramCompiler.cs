using System.Collections.Concurrent;
using Coroutines.Generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Conformance.Tests.Harness;

/// <summary>Compiles a program in memory, with rewriting and without.</summary>
internal static class ProgramCompiler
{
    private static readonly MetadataReference[] References =
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Where(static path => !Path.GetFileName(path).Contains("CodeAnalysis", StringComparison.Ordinal)).Select(static path => MetadataReference.CreateFromFile(path))];

    /// <summary>What every program uses.</summary>
    public static readonly string[] Usings =
    [
        "System", "System.Collections", "System.Collections.Generic", "System.Linq", "System.Text", "System.Threading", "System.Threading.Tasks",
        "System.Runtime.CompilerServices", "Coroutines", "Conformance", "Conformance.Steps", "static Conformance.Trace",
    ];

    /// <summary>Per kind of steps and settings, what all programs share: their compilations share the bound references.</summary>
    private static readonly ConcurrentDictionary<(string Kind, ProgramSettings Settings), CSharpCompilation> Bases = new();

    /// <summary>Binds a program.</summary>
    /// <param name="name">Its name, for the assembly.</param>
    /// <param name="files">Its files, as path and text.</param>
    /// <param name="kind">What its steps are.</param>
    /// <param name="settings">How it is compiled.</param>
    public static CSharpCompilation Bind(string name, IEnumerable<(string Path, string Text)> files, StepKind kind, ProgramSettings settings) =>
        Bases.GetOrAdd((kind.Name, settings), _ => Base(kind, settings)).WithAssemblyName($"{name}.{kind.Name}").AddSyntaxTrees(files.Select(file => Parse(file.Path, file.Text, settings)));

    /// <summary>A file as a tree.</summary>
    public static SyntaxTree Parse(string path, string text, ProgramSettings settings) => CSharpSyntaxTree.ParseText(SourceText.From(text, System.Text.Encoding.UTF8), settings.ParseOptions, path);

    /// <summary>Adds what the generator makes.</summary>
    /// <param name="compilation">The program.</param>
    /// <param name="settings">How it is compiled.</param>
    /// <exception cref="CompilationFailedException">The generator failed.</exception>
    public static CSharpCompilation Rewrite(CSharpCompilation compilation, ProgramSettings settings)
    {
        var driver = CSharpGeneratorDriver.Create([new CoroutineGenerator().AsSourceGenerator()], parseOptions: settings.ParseOptions, optionsProvider: settings.Properties);
        driver.RunGeneratorsAndUpdateCompilation(compilation, out var rewritten, out var diagnostics);
        if (diagnostics.Any(static d => d.Severity >= DiagnosticSeverity.Warning))
            throw new CompilationFailedException("The generator failed.", diagnostics);
        return (CSharpCompilation)rewritten;
    }

    /// <summary>The assembly's bytes.</summary>
    /// <param name="compilation">The program, rewritten.</param>
    /// <exception cref="CompilationFailedException">What the generator made does not compile.</exception>
    public static byte[] Emit(CSharpCompilation compilation) => Emit(compilation, "What is generated does not compile.");

    /// <summary>The assembly of a program that is not rewritten.</summary>
    /// <param name="compilation">The program.</param>
    /// <exception cref="CompilationFailedException">It is not valid C#, which is the program's own fault.</exception>
    public static byte[] EmitPlain(CSharpCompilation compilation) => Emit(compilation, "The program is not valid C#.");

    /// <summary>A program's text with the usual spaces and lines.</summary>
    /// <param name="text">The text.</param>
    public static string Format(string text) => Parse("/Program.cs", text, ProgramSettings.Default).GetRoot().NormalizeWhitespace().ToFullString();

    private static byte[] Emit(CSharpCompilation compilation, string failure)
    {
        using var stream = new MemoryStream();
        var result = compilation.Emit(stream);
        return result.Success ? stream.ToArray() : throw new CompilationFailedException(failure, result.Diagnostics.Where(static d => d.Severity == DiagnosticSeverity.Error));
    }

    private static CSharpCompilation Base(StepKind kind, ProgramSettings settings)
    {
        var usings = string.Concat(Usings.Select(static name => $"global using {name};\n")) + $"global using Step = {kind.Type};\n";
        var steps = Directory.GetFiles(Path.Combine(ProgramFile.Folder, "Steps"), "*.cs").Order(StringComparer.Ordinal);
        return CSharpCompilation.Create(
            "Base",
            [Parse("/Usings.cs", usings, settings), .. steps.Select(path => Parse(path, File.ReadAllText(path), settings))],
            References,
            settings.CompilationOptions);
    }
}
