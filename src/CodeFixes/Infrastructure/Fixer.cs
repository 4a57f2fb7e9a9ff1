using Microsoft.CodeAnalysis.CodeActions;

namespace Coroutines.CodeFixes;

/// <summary>What every fixer has in common: the rules that it fixes, and that it offers what it finds.</summary>
public abstract class Fixer : CodeFixProvider
{
    private protected Fixer(params string[] ids) => FixableDiagnosticIds = [.. ids];

    /// <inheritdoc/>
    public sealed override ImmutableArray<string> FixableDiagnosticIds { get; }

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            if (await FixPlace.OfAsync(context.Document, diagnostic, context.CancellationToken).ConfigureAwait(false) is { } place)
            {
                foreach (var action in Offer(place))
                {
                    context.RegisterCodeFix(action, diagnostic);
                }
            }
        }
    }

    /// <summary>The fixes for a diagnostic, as a user can pick them.</summary>
    private protected abstract IEnumerable<CodeAction> Offer(FixPlace place);
}
