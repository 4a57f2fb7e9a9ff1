using Conformance.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Conformance.Tests.Settings;

/// <summary>All conformance programs as one project, built with some settings.</summary>
/// <param name="Name">The settings in a few words.</param>
/// <param name="Settings">The settings.</param>
/// <param name="Namespace">Around everything; null for none.</param>
/// <param name="HasGlobalUsings">False for usings in every file.</param>
/// <param name="AllowUnsafe"><c>AllowUnsafeBlocks</c>.</param>
internal sealed record Project(string Name, ProgramSettings Settings, string? Namespace = null, bool HasGlobalUsings = true, bool AllowUnsafe = true)
{
    /// <summary>Every how-manyth program is in it.</summary>
    public int Every { get; init; } = 1;

    /// <summary>The project, with those programs that these settings allow at all.</summary>
    public CSharpCompilation Compile()
    {
        var files = ProgramFile.All().Where((_, number) => number % Every == 0).Where(program => AllowUnsafe || !program.Text.Contains("unsafe", StringComparison.Ordinal)).Select(program => ($"/{program.Name}{Path.GetExtension(program.Path)}", Text(program.Text))).ToList();
        var compilation = ProgramCompiler.Bind("Project", files, StepKind.All[0], Settings);
        compilation = compilation.WithOptions(compilation.Options.WithAllowUnsafe(AllowUnsafe));
        for (var left = 5; left > 0; left--)
        {
            // An older language does not know all that the programs use.
            var wrong = compilation.GetDiagnostics(TestContext.Current.CancellationToken).Where(static d => d.Severity == DiagnosticSeverity.Error).Select(static d => d.Location.SourceTree!).Distinct().ToList();
            if (wrong.Count == 0)
            {
                Assert.True(compilation.SyntaxTrees.Length > files.Count / 2, $"{Name}: only {compilation.SyntaxTrees.Length} files compile");
                return compilation;
            }

            compilation = compilation.RemoveSyntaxTrees(wrong);
        }

        throw new InvalidOperationException($"{Name}: the programs do not compile.");
    }

    private string Text(string program)
    {
        var text = HasGlobalUsings ? program : string.Concat(ProgramCompiler.Usings.Select(static name => $"using {name};\n")) + program;
        if (Namespace is null)
            return text;
        var root = CSharpSyntaxTree.ParseText(text, Settings.ParseOptions).GetCompilationUnitRoot();
        return text.Insert(root.Members[0].FullSpan.Start, $"namespace {Namespace}\n{{\n") + "\n}\n";
    }
}
