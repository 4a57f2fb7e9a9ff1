namespace Coroutines.CodeFixes;

/// <summary>A call in an async method that reaches what blocks, with what is awaited in its place.</summary>
/// <param name="Call">The call.</param>
/// <param name="Part">What is awaited.</param>
/// <param name="InCoroutine">True where a loop is running.</param>
internal sealed record ChainRoot(InvocationExpressionSyntax Call, HelperPart Part, bool InCoroutine)
{
    /// <summary>Null where the call cannot be awaited, or the helpers below it cannot.</summary>
    public static ChainRoot? Of(InvocationExpressionSyntax call, Chain chain, SemanticModel model, CancellationToken cancellation)
        => AwaitPlace.Allows(call, model) && model.GetSymbolInfo(call, cancellation).Symbol is IMethodSymbol method && chain.Begin(call, method, model) is { } part
            ? new ChainRoot(call, part, IsInCoroutine(call, model, cancellation))
            : null;

    public static bool IsInCoroutine(SyntaxNode node, SemanticModel model, CancellationToken cancellation)
        => model.GetEnclosingSymbol(node.SpanStart, cancellation) is IMethodSymbol function && KnownTypes.TryCreate(model.Compilation) is { } types && types.IsCoroutineMethod(function);
}
