using Coroutines.Generator.Bind;
using Coroutines.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Coroutines.Generator.Lower;

/// <summary>What becomes of one marked method: exactly one of these, or none.</summary>
internal sealed record CoroutineMethod(MethodModel? Lowered, BodilessModel? Bodiless, ForwarderModel? Forwarder);

/// <summary>
/// Finds the marked methods. Roslyn's own search by attribute binds the attributes of every candidate after every edit; this one asks
/// what is known of the node first.
/// </summary>
internal static class CoroutineMethods
{
    private static readonly NodeCache<CoroutineMethod?> Known = new();

    /// <summary>By syntax alone: the attribute can have any name, through an alias, and can stand on the other part of a partial method.</summary>
    public static bool IsCandidate(SyntaxNode node) =>
        node is MethodDeclarationSyntax method && (method.AttributeLists.Count > 0 || (method.Modifiers.Any(SyntaxKind.PartialKeyword) && (method.Body is not null || method.ExpressionBody is not null)));

    public static CoroutineMethod? Of(MethodDeclarationSyntax method, Compilation compilation, CancellationToken cancellation) =>
        Known.Get(method, compilation, () => Find(method, CompilationCache.Of(compilation).Model(method.SyntaxTree), cancellation));

    private static CoroutineMethod? Find(MethodDeclarationSyntax method, SemanticModel model, CancellationToken cancellation)
    {
        if (model.GetDeclaredSymbol(method, cancellation) is not { } symbol || !CoroutineSymbols.IsCoroutine(CoroutineSymbols.Declared(symbol)))
            return null;
        if (method.Body is null && method.ExpressionBody is null)
            return Bodiless.Of(method, model, cancellation) is { } bodiless ? new(null, bodiless, null) : null;
        if (MethodLowerer.Result(method, model.Compilation, cancellation).Model is { } lowered)
            return new(lowered, null, null);
        return Forwarders.Of(method, model, cancellation) is { } forwarder ? new(null, null, forwarder) : null;
    }
}
