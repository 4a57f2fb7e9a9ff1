using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Conformance.Tests.Harness;

/// <summary>One program: a file with the cases that it marks.</summary>
/// <param name="Name">The program's name.</param>
/// <param name="Path">The path the compiler is told.</param>
/// <param name="Text">Its text.</param>
internal sealed record ProgramFile(string Name, string Path, string Text)
{
    /// <summary>The folder of the programs.</summary>
    public static string Folder { get; } = System.IO.Path.Combine(AppContext.BaseDirectory, "Programs");

    /// <summary>The names of the programs in a folder.</summary>
    /// <param name="section">The folder.</param>
    public static IEnumerable<string> In(string section) =>
        Directory.GetFiles(System.IO.Path.Combine(Folder, section), "*.cs").Select(static path => System.IO.Path.GetFileNameWithoutExtension(path)!).Order(StringComparer.Ordinal);

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
        var program = ProgramCompiler.Bind(Name, [(Path, Text)], kind);
        var tree = program.SyntaxTrees.Single(t => t.FilePath == Path);
        var model = program.GetSemanticModel(tree);
        var cases = tree.GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>()
            .Select(method => model.GetDeclaredSymbol(method)!)
            .Where(static method => method.GetAttributes().Any(static a => a.AttributeClass?.Name == nameof(CaseAttribute)))
            .ToArray();
        if (cases.Length == 0)
            throw new InvalidOperationException($"{Name} has no [Case].");
        var entries = EntryPoints.For(cases);
        return new(program.AddSyntaxTrees(ProgramCompiler.Parse("/Entries.cs", entries)), tree, [.. cases.Select(static method => new ProgramCase(method.Name, Cancels(method)))]);
    }

    private static bool Cancels(IMethodSymbol method) =>
        method.GetAttributes().Any(static a => a.NamedArguments.Any(static n => n.Key == nameof(CaseAttribute.Cancels) && n.Value.Value is true));
}

/// <summary>A program with its entry points, bound but not rewritten.</summary>
/// <param name="Compilation">The program.</param>
/// <param name="Tree">The user's file.</param>
/// <param name="Cases">Its cases, by number.</param>
internal sealed record BoundProgram(CSharpCompilation Compilation, SyntaxTree Tree, IReadOnlyList<ProgramCase> Cases);

/// <summary>A case of a program.</summary>
/// <param name="Name">Its method.</param>
/// <param name="Cancels">True when it cancels by itself.</param>
internal sealed record ProgramCase(string Name, bool Cancels);
