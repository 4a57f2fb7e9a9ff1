using Microsoft.CodeAnalysis.FindSymbols;

namespace Coroutines.CodeFixes;

/// <summary>A place that names a helper.</summary>
/// <param name="Call">The call, where it can be awaited; null for any other use.</param>
/// <param name="Inside">The helper of the chain that it stands in; null in other methods.</param>
/// <param name="InCoroutine">True where a loop is running; in a helper, where one runs for the helper.</param>
internal sealed record HelperReference(InvocationExpressionSyntax? Call, Helper? Inside, bool InCoroutine)
{
    /// <summary>All places of the solution, but for names in documentation and in <c>nameof</c>, and what generators write.</summary>
    public static async Task<IReadOnlyList<HelperReference>> OfAsync(Helper helper, IReadOnlyList<Helper> chain, Solution solution, CancellationToken cancellation)
    {
        var found = new List<HelperReference>();
        foreach (var symbol in await SymbolFinder.FindReferencesAsync(helper.Symbol, solution, cancellation).ConfigureAwait(false))
        {
            foreach (var location in symbol.Locations.Where(location => location.Document is not SourceGeneratedDocument))
            {
                var root = await location.Document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
                var model = await location.Document.GetSemanticModelAsync(cancellation).ConfigureAwait(false);
                var node = root!.FindNode(location.Location.SourceSpan, findInsideTrivia: true, getInnermostNodeForTie: true);
                if (!IsNameOnly(node))
                {
                    found.Add(Of(node, model!, chain, cancellation));
                }
            }
        }

        return found;
    }

    private static bool IsNameOnly(SyntaxNode node)
        => node.IsPartOfStructuredTrivia()
            || node.Ancestors().OfType<InvocationExpressionSyntax>().Any(call => call.Expression is IdentifierNameSyntax { Identifier.ValueText: "nameof" } && call.ArgumentList.Span.Contains(node.Span));

    private static HelperReference Of(SyntaxNode name, SemanticModel model, IReadOnlyList<Helper> chain, CancellationToken cancellation)
    {
        var called = name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access : name;
        if (name is not SimpleNameSyntax || called.Parent is not InvocationExpressionSyntax call || call.Expression != called)
        {
            return new HelperReference(Call: null, Inside: null, InCoroutine: false);
        }

        if (chain.FirstOrDefault(helper => helper.Declaration.Contains(call)) is { } inside)
        {
            return new HelperReference(AwaitPlace.AllowsOnceAsync(call, inside.Declaration, model) ? call : null, inside,
                RunsIn(inside, call) || ChainRoot.IsInCoroutine(call, model, cancellation));
        }

        return new HelperReference(AwaitPlace.Allows(call, model) ? call : null, Inside: null, ChainRoot.IsInCoroutine(call, model, cancellation));
    }

    private static bool RunsIn(Helper helper, SyntaxNode call)
        => call.Ancestors().First(node => node is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or MethodDeclarationSyntax) == helper.Declaration;
}
