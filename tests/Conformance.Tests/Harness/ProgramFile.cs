using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Conformance.Tests.Harness;

/// <summary>One program: a file with the cases that it marks.</summary>
/// <param name="Name">The program's name.</param>
/// <param name="Path">The path the compiler is told.</param>
/// <param name="Text">Its text.</param>
/// <param name="Settings">How it is compiled.</param>
internal sealed record ProgramFile(string Name, string Path, string Text, ProgramSettings Settings)
{
    /// <summary>A program that may ask for its language version in its first line.</summary>
    /// <param name="name">The program's name.</param>
    /// <param name="path">The path the compiler is told.</param>
    /// <param name="text">Its text.</param>
    public ProgramFile(string name, string path, string text)
        : this(name, path, text, ProgramSettings.Of(text))
    {
    }

    /// <summary>The folder of the programs.</summary>
    public static string Folder { get; } = System.IO.Path.Combine(AppContext.BaseDirectory, "Programs");

    /// <summary>The names of the programs in a folder.</summary>
    /// <param name="section">The folder.</param>
    public static IEnumerable<string> In(string section) =>
        Directory.GetFiles(System.IO.Path.Combine(Folder, section), "*.cs").Where(static path => ProgramSettings.AreKnown(File.ReadAllText(path))).Select(static path => System.IO.Path.GetFileNameWithoutExtension(path)!).Order(StringComparer.Ordinal);

    /// <summary>All programs of all folders.</summary>
    public static IEnumerable<ProgramFile> All() =>
        from folder in Directory.GetDirectories(Folder).Order(StringComparer.Ordinal)
        let section = System.IO.Path.GetFileName(folder)
        where section != "Steps"
        from name in In(section)
        select Read(section, name);

    /// <summary>Reads a program.</summary>
    /// <param name="section">Its folder.</param>
    /// <param name="name">Its name.</param>
    public static ProgramFile Read(string section, string name)
    {
        var path = System.IO.Path.Combine(Folder, section, name + ".cs");
        return new(name, path, File.ReadAllText(path));
    }

    /// <summary>The file with the cases, and one that starts them: through an intercepted call, and from inside another coroutine.</summary>
    /// <param name="kind">What its steps are.</param>
    public BoundProgram Bind(StepKind kind)
    {
        var program = ProgramCompiler.Bind(Name, [(Path, Text)], kind, Settings);
        var tree = program.SyntaxTrees.Single(t => t.FilePath == Path);
        var model = program.GetSemanticModel(tree);
        var cases = tree.GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>()
            .Select(method => model.GetDeclaredSymbol(method)!)
            .Where(static method => method.GetAttributes().Any(static a => a.AttributeClass?.Name == nameof(CaseAttribute)))
            .ToArray();
        if (cases.Length == 0)
            throw new InvalidOperationException($"{Name} has no [Case].");
        var entries = EntryPoints.For(cases);
        return new(Settings, program.AddSyntaxTrees(ProgramCompiler.Parse("/Entries.cs", entries, Settings)), tree, [.. cases.Select(static method => new ProgramCase(method.Name, Says(method, nameof(CaseAttribute.Cancels), true), !Says(method, nameof(CaseAttribute.IsCanceled), false)))]);
    }

    private static bool Says(IMethodSymbol method, string name, bool value) =>
        method.GetAttributes().Any(a => a.NamedArguments.Any(n => n.Key == name && n.Value.Value is bool said && said == value));
}

/// <summary>A program with its entry points, bound but not rewritten.</summary>
/// <param name="Settings">How it is compiled.</param>
/// <param name="Compilation">The program.</param>
/// <param name="Tree">The user's file.</param>
/// <param name="Cases">Its cases, by number.</param>
internal sealed record BoundProgram(ProgramSettings Settings, CSharpCompilation Compilation, SyntaxTree Tree, IReadOnlyList<ProgramCase> Cases);

/// <summary>A case of a program.</summary>
/// <param name="Name">Its method.</param>
/// <param name="Cancels">True when it cancels by itself.</param>
/// <param name="IsCanceled">False when it is not to be cancelled.</param>
internal sealed record ProgramCase(string Name, bool Cancels, bool IsCanceled);
