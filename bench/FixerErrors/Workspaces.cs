using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Coroutines.Bench.FixerErrors;

/// <summary>Does what an editor does: shows fixes, and applies one to all that is reported.</summary>
internal static class Workspaces
{
    public static Project ProjectOf(Compilation program)
    {
        var project = new AdhocWorkspace().AddProject(ProjectInfo.Create(
            ProjectId.CreateNewId(), VersionStamp.Create(), "Fixed", "Fixed", LanguageNames.CSharp,
            compilationOptions: program.Options, parseOptions: program.SyntaxTrees.First().Options, metadataReferences: program.References));
        return program.SyntaxTrees.Aggregate(project, (one, tree) => one.AddDocument(Path.GetFileName(tree.FilePath), tree.GetText(), filePath: tree.FilePath).Project);
    }

    /// <summary>For each kind of fix: how often it is offered, and the project after "fix all".</summary>
    public static async IAsyncEnumerable<(string Key, int Offered, Project Fixed)> FixAll(CodeFixProvider fixer, Project project, ImmutableArray<Diagnostic> reported)
    {
        var ours = reported.Where(diagnostic => fixer.FixableDiagnosticIds.Contains(diagnostic.Id)).ToList();
        var offers = new List<(string Key, Diagnostic Diagnostic)>();
        foreach (var diagnostic in ours)
        {
            var document = project.GetDocument(diagnostic.Location.SourceTree)!;
            await fixer.RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => offers.Add((action.EquivalenceKey!, diagnostic)), default));
        }

        foreach (var offer in offers.GroupBy(offer => offer.Key))
        {
            var document = project.GetDocument(offer.First().Diagnostic.Location.SourceTree)!;
            var context = new FixAllContext(document, fixer, FixAllScope.Solution, offer.Key, [offer.First().Diagnostic.Id], new Reports(ours), default);
            var action = await fixer.GetFixAllProvider()!.GetFixAsync(context);
            var change = (await action!.GetOperationsAsync(default)).OfType<ApplyChangesOperation>().Single();
            yield return (offer.Key, offer.Count(), change.ChangedSolution.GetProject(project.Id)!);
        }
    }

    private sealed class Reports(IReadOnlyList<Diagnostic> all) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>(all);

        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken)
            => Task.FromResult(all.Where(diagnostic => diagnostic.Location.SourceTree?.FilePath == document.FilePath));

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>([]);
    }
}
