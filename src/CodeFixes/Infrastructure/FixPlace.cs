namespace Coroutines.CodeFixes;

/// <summary>Where a diagnostic was reported.</summary>
/// <param name="Document">The document.</param>
/// <param name="Node">The innermost node that spans the diagnostic.</param>
/// <param name="Model">The semantic model of its document.</param>
/// <param name="Cancellation">Ends the search for fixes.</param>
/// <param name="Diagnostic">The diagnostic.</param>
internal sealed record FixPlace(Document Document, SyntaxNode Node, SemanticModel Model, CancellationToken Cancellation, Diagnostic Diagnostic)
{
    /// <summary>The expression that was reported, or null.</summary>
    public ExpressionSyntax? Expression => Node as ExpressionSyntax ?? (Node as ArgumentSyntax)?.Expression;

    /// <summary>The call that was reported, or null.</summary>
    public InvocationExpressionSyntax? Call => Expression as InvocationExpressionSyntax;

    /// <summary>A fix that changes one node.</summary>
    /// <param name="title">What the user picks.</param>
    /// <param name="node">The node.</param>
    /// <param name="change">Makes the new node of the current one, which other fixes may have changed inside.</param>
    /// <param name="key">Tells which fixes "fix all" applies together; where there is one fix only, the diagnostic's id.</param>
    public Fix Replace<TNode>(string title, TNode node, Func<TNode, SyntaxNode> change, string? key = null)
        where TNode : SyntaxNode
        => new(title, key ?? Diagnostic.Id, editor => editor.ReplaceNode(node, (current, _) => change((TNode)current)));

    public static async Task<FixPlace?> OfAsync(Document document, Diagnostic diagnostic, CancellationToken cancellation)
    {
        var root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        var model = await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false);
        if (root is null || model is null || !root.FullSpan.Contains(diagnostic.Location.SourceSpan))
        {
            return null;
        }

        return new FixPlace(document, root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true), model, cancellation, diagnostic);
    }
}
