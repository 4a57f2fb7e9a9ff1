using System.Runtime.CompilerServices;
using Coroutines.Generator.Bind;
using Coroutines.Generator.Checks;
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
        node is MethodDeclarationSyntax method && Rewriting.IsOn(method.SyntaxTree) && (method.AttributeLists.Count > 0 || (method.Modifiers.Any(SyntaxKind.PartialKeyword) && (method.Body is not null || method.ExpressionBody is not null)));

    public static CoroutineMethod? Of(MethodDeclarationSyntax method, Compilation compilation, CancellationToken cancellation)
    {
        CompilationCache.Of(compilation).Once(nameof(CoroutineMethods), () => FindAll(compilation, cancellation));
        var found = Known.Get(method, compilation, () => Find(method, CompilationCache.Of(compilation).Model(method.SyntaxTree), cancellation));
        if (found?.Lowered is { } lowered)
            StaleBindings.Record(method, lowered, compilation);
        return found;
    }

    /// <summary>Roslyn asks for one method after the other. A build needs them all, so they are found beforehand, on all processors.</summary>
    private static void FindAll(Compilation compilation, CancellationToken cancellation)
    {
        var missing = compilation.SyntaxTrees.Where(t => !CoroutineGenerator.IsOwnFile(t)).SelectMany(t => Candidates.GetValue(t, static tree => [.. In(tree)])).Where(m => !Known.Has(m, compilation)).ToList();
        if (missing.Count > 8)
            Parallel.ForEach(missing, new ParallelOptions { CancellationToken = cancellation }, m => Known.Get(m, compilation, () => Find(m, CompilationCache.Of(compilation).Model(m.SyntaxTree), cancellation)));
    }

    private static readonly ConditionalWeakTable<SyntaxTree, MethodDeclarationSyntax[]> Candidates = new();

    private static IEnumerable<MethodDeclarationSyntax> In(SyntaxTree tree) =>
        tree.GetRoot().DescendantNodes(static n => n is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax).Where(IsCandidate).Cast<MethodDeclarationSyntax>();

    private static CoroutineMethod? Find(MethodDeclarationSyntax method, SemanticModel model, CancellationToken cancellation)
    {
        if (model.GetDeclaredSymbol(method, cancellation) is not { } symbol || !CoroutineSymbols.IsCoroutine(CoroutineSymbols.Declared(symbol)))
            return null;
        if (method.Body is null && method.ExpressionBody is null)
            return Bodiless.Of(method, model, cancellation) is { } bodiless ? new(null, bodiless, null) : null;
        if (MethodLowerer.Result(method, model.Compilation, cancellation).Model is { } lowered)
            return new(lowered, null, null);
        if (Bodiless.Of(method, model, cancellation) is { } dispatched)
            return new(null, dispatched, null);
        return Forwarders.Of(method, model, cancellation) is { } forwarder ? new(null, null, forwarder) : null;
    }
}
