using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.Editing;

namespace Coroutines.CodeFixes;

/// <summary>A fixer whose changes stay in a document: it makes them one by one, or all in a document, project or solution.</summary>
public abstract class CoroutineFixer : Fixer
{
    private protected CoroutineFixer(params string[] ids)
        : base(ids)
    {
    }

    /// <inheritdoc/>
    public sealed override FixAllProvider GetFixAllProvider() => new AllInDocument(this);

    /// <summary>The fixes for a diagnostic; none where a fix would not compile.</summary>
    /// <param name="place">The node that the diagnostic is about, with its document's model.</param>
    private protected abstract IEnumerable<Fix> Find(FixPlace place);

    private protected sealed override IEnumerable<CodeAction> Offer(FixPlace place)
        => Find(place).Select(fix => CodeAction.Create(fix.Title, cancellation => ApplyAsync(place.Document, [fix], cancellation), fix.Key));

    private async Task<IReadOnlyList<Fix>> FindAsync(Document document, Diagnostic diagnostic, CancellationToken cancellation)
        => await FixPlace.OfAsync(document, diagnostic, cancellation).ConfigureAwait(false) is { } place ? [.. Find(place)] : [];

    private static async Task<Document> ApplyAsync(Document document, IEnumerable<Fix> fixes, CancellationToken cancellation)
    {
        var editor = await DocumentEditor.CreateAsync(document, cancellation).ConfigureAwait(false);
        foreach (var fix in fixes)
        {
            fix.Apply(editor);
        }

        return await Imports.AddAsync(editor.GetChangedDocument(), cancellation).ConfigureAwait(false);
    }

    /// <summary>Applies all fixes of a document to one editor, the innermost first, so that fixes of nested calls fit together.</summary>
    private sealed class AllInDocument(CoroutineFixer fixer) : DocumentBasedFixAllProvider
    {
        protected override async Task<Document?> FixAllAsync(FixAllContext fixAllContext, Document document, ImmutableArray<Diagnostic> diagnostics)
        {
            var fixes = new List<Fix>();
            foreach (var diagnostic in diagnostics.OrderBy(d => d.Location.SourceSpan.Length).ThenBy(d => d.Location.SourceSpan.Start))
            {
                var found = await fixer.FindAsync(document, diagnostic, fixAllContext.CancellationToken).ConfigureAwait(false);
                if (found.FirstOrDefault(fix => fix.Key == fixAllContext.CodeActionEquivalenceKey) is { } fix)
                {
                    fixes.Add(fix);
                }
            }

            fixes.RemoveAll(fix => fixes.Any(around => around != fix && around.Moved is { } moved && moved.Contains(fix.Moved)));
            return await ApplyAsync(document, fixes, fixAllContext.CancellationToken).ConfigureAwait(false);
        }
    }
}
