using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Coroutines.Analyzers;

/// <summary>
/// Tells whether all that a method does can be seen: its body, and those of all it calls, down to the framework, of which
/// all is known. Of such a method nobody need guess by its name whether it blocks.
/// </summary>
internal sealed class OpenBodies(KnownTypes types, BlockingCatalog catalog)
{
    /// <summary>How many calls are followed; what is longer counts as not seen.</summary>
    private const int Depth = 6;

    private readonly ConcurrentDictionary<IMethodSymbol, bool> known = new(SymbolEqualityComparer.Default);

    public bool IsOpen(BlockingUse use, CancellationToken cancellation)
    {
        if (!Dispatch.IsCertain(use))
        {
            return false;
        }

        if (!known.TryGetValue(use.Target, out var open))
        {
            known[use.Target] = open = IsOpen(use.Target, Depth, new(SymbolEqualityComparer.Default), cancellation);
        }

        return open;
    }

    /// <param name="target">The method.</param>
    /// <param name="depth">How many calls are still followed.</param>
    /// <param name="seen">What has been looked at, or is: a cycle shows nothing new.</param>
    /// <param name="cancellation">Ends the search.</param>
    private bool IsOpen(IMethodSymbol target, int depth, HashSet<IMethodSymbol> seen, CancellationToken cancellation)
    {
        var method = (target.ReducedFrom ?? target).OriginalDefinition;
        method = method.PartialImplementationPart ?? method;
        cancellation.ThrowIfCancellationRequested();
        return !seen.Add(method) || depth > 0 && !method.IsExtern && IsOpenBody(method, depth, seen, cancellation);
    }

    private bool IsOpenBody(IMethodSymbol method, int depth, HashSet<IMethodSymbol> seen, CancellationToken cancellation)
    {
        if (SourceBodies.IsAutomatic(method))
        {
            return true;
        }

        var bodies = SourceBodies.Of(method, types.Compilation, cancellation).ToList();
        return bodies.Count > 0 && bodies.TrueForAll(body => body.Descendants().All(operation => Sees(operation, depth, seen, cancellation)));
    }

    private bool Sees(IOperation operation, int depth, HashSet<IMethodSymbol> seen, CancellationToken cancellation)
    {
        if (operation is IDynamicInvocationOperation or IInvalidOperation or IFunctionPointerInvocationOperation || SynchronousWait.In(operation, types) is not null)
        {
            return false;
        }

        return BlockingUse.Of(operation) is not { Target.MethodKind: not MethodKind.LocalFunction } use
            || (use.Target.OriginalDefinition.DeclaringSyntaxReferences.IsEmpty ? IsKnown(use.Target)
                : Dispatch.IsCertain(use) && IsOpen(use.Target, depth - 1, seen, cancellation));
    }

    /// <summary>Of the framework, not in the catalog, and no delegate of somebody's.</summary>
    private bool IsKnown(IMethodSymbol method)
        => (method.IsImplicitlyDeclared || Coro2060AwaitableSiblingAnalyzer.IsOfFramework(method))
            && method.MethodKind != MethodKind.DelegateInvoke
            && catalog.Find(method) is null;
}
