using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Analyzers.Tests;

/// <summary>A project in a workspace, as fixers see it.</summary>
public static class FixProject
{
    /// <summary>A project of one file, beside the implicit usings.</summary>
    public static Document With(string source) => With([source]).Documents.Last();

    /// <summary>A project of some files, beside the implicit usings.</summary>
    public static Project With(IEnumerable<string> sources, string editorConfig = "", string usings = Compile.Usings)
    {
        var workspace = new AdhocWorkspace();
        var project = workspace.AddProject(ProjectInfo.Create(
            ProjectId.CreateNewId(), VersionStamp.Create(), "Tested", "Tested", LanguageNames.CSharp,
            compilationOptions: Compile.Options, parseOptions: Compile.ParseOptions, metadataReferences: Compile.References));
        project = project.AddDocument("Usings.cs", SourceText.From(usings)).Project;
        var number = 0;
        foreach (var source in sources)
        {
            project = project.AddDocument($"File{number}.cs", SourceText.From(source.ReplaceLineEndings("\n")), filePath: $"/File{number++}.cs").Project;
        }

        return editorConfig.Length == 0 ? project
            : project.AddAnalyzerConfigDocument(".editorconfig", SourceText.From(editorConfig), filePath: "/.editorconfig").Project;
    }

    public static async Task<ImmutableArray<Diagnostic>> Diagnose<TAnalyzer>(Project project)
        where TAnalyzer : DiagnosticAnalyzer, new()
    {
        var compilation = await project.GetCompilationAsync(TestContext.Current.CancellationToken);
        var diagnostics = await Check.Analyze(compilation!, [new TAnalyzer()], project.AnalyzerOptions);
        return [.. diagnostics.OrderBy(d => d.Location.SourceSpan.Start)];
    }

    /// <summary>Finds the diagnostics for "fix all".</summary>
    public sealed class Diagnostics<TAnalyzer> : FixAllContext.DiagnosticProvider
        where TAnalyzer : DiagnosticAnalyzer, new()
    {
        public override async Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken)
            => await Diagnose<TAnalyzer>(project);

        public override async Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken)
        {
            var tree = await document.GetSyntaxTreeAsync(cancellationToken);
            return (await Diagnose<TAnalyzer>(document.Project)).Where(d => d.Location.SourceTree == tree);
        }

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken)
            => Task.FromResult<IEnumerable<Diagnostic>>([]);
    }
}
