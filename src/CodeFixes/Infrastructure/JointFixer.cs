using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.Editing;

namespace Coroutines.CodeFixes;

/// <summary>A fixer whose changes reach into other documents, where those for several diagnostics meet: it makes them all at once.</summary>
public abstract class JointFixer : Fixer
{
    private protected JointFixer(params string[] ids)
        : base(ids)
    {
    }

    /// <inheritdoc/>
    public sealed override FixAllProvider GetFixAllProvider() => new AllAtOnce(this);

    /// <summary>The fixes for a diagnostic; none where a fix would not compile.</summary>
    /// <param name="place">The node that the diagnostic is about, with its document's model.</param>
    private protected abstract IEnumerable<JointFix> Find(FixPlace place);

    /// <summary>Makes the changes.</summary>
    /// <param name="editor">Takes them, for all documents.</param>
    /// <param name="key">The key of the fixes.</param>
    /// <param name="subjects">What the fixes change, each once.</param>
    /// <param name="cancellation">Ends the work.</param>
    private protected abstract Task ApplyAsync(SolutionEditor editor, string key, IReadOnlyList<SyntaxNode> subjects, CancellationToken cancellation);

    private protected sealed override IEnumerable<CodeAction> Offer(FixPlace place)
        => Find(place).Select(fix => CodeAction.Create(fix.Title, cancellation => ApplyAsync(place.Document.Project.Solution, [fix], cancellation), fix.Key));

    private async Task<IReadOnlyList<JointFix>> FindAsync(Document document, Diagnostic diagnostic, CancellationToken cancellation)
        => await FixPlace.OfAsync(document, diagnostic, cancellation).ConfigureAwait(false) is { } place ? [.. Find(place)] : [];

    private async Task<Solution> ApplyAsync(Solution solution, IReadOnlyList<JointFix> fixes, CancellationToken cancellation)
    {
        var editor = new SolutionEditor(solution);
        await ApplyAsync(editor, fixes[0].Key, [.. fixes.Select(fix => fix.Subject).Distinct()], cancellation).ConfigureAwait(false);
        return await Imports.AddAsync(editor.GetChangedSolution(), solution, cancellation).ConfigureAwait(false);
    }

    private sealed class AllAtOnce(JointFixer fixer) : FixAllProvider
    {
        public override async Task<CodeAction?> GetFixAsync(FixAllContext fixAllContext)
        {
            var fixes = new List<JointFix>();
            foreach (var diagnostic in await DiagnosticsAsync(fixAllContext).ConfigureAwait(false))
            {
                if (fixAllContext.Solution.GetDocument(diagnostic.Location.SourceTree) is { } document)
                {
                    var found = await fixer.FindAsync(document, diagnostic, fixAllContext.CancellationToken).ConfigureAwait(false);
                    fixes.AddRange(found.Where(fix => fix.Key == fixAllContext.CodeActionEquivalenceKey));
                }
            }

            return fixes.Count == 0 ? null
                : CodeAction.Create(fixes[0].Title, cancellation => fixer.ApplyAsync(fixAllContext.Solution, fixes, cancellation), fixes[0].Key);
        }

        private static async Task<IEnumerable<Diagnostic>> DiagnosticsAsync(FixAllContext context)
        {
            if (context is { Scope: FixAllScope.Document, Document: { } document })
            {
                return await context.GetDocumentDiagnosticsAsync(document).ConfigureAwait(false);
            }

            var projects = context.Scope == FixAllScope.Solution ? context.Solution.Projects : [context.Project];
            var found = new List<Diagnostic>();
            foreach (var project in projects)
            {
                found.AddRange(await context.GetAllDiagnosticsAsync(project).ConfigureAwait(false));
            }

            return found;
        }
    }
}
