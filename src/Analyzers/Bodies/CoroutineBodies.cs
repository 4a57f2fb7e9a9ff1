using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Coroutines.Analyzers;

/// <summary>
/// Finds the coroutine in which an operation runs: its own body, or a lambda or local function that runs inline there.
/// What is offloaded to another thread, and what is handed to code that we do not know, has no owner.
/// </summary>
internal sealed class CoroutineBodies(KnownTypes types, AnalysisScope scope)
{
    private readonly ConcurrentDictionary<IMethodSymbol, bool> coroutines = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<ISymbol, bool> holders = new(SymbolEqualityComparer.Default);

    /// <summary>The coroutine on whose behalf <paramref name="operation"/> runs, or null when it need not run on the loop.</summary>
    /// <param name="operation">Any operation of the body.</param>
    /// <param name="containingSymbol">The member that contains the operation.</param>
    public IMethodSymbol? FindCoroutine(IOperation operation, ISymbol containingSymbol)
        => MayHold(containingSymbol) ? Find(operation, containingSymbol, IsCoroutine, visiting: null) : null;

    /// <summary>
    /// The same for a rule about blocking, which by <c>coroutines.scope = async</c> concerns every async method: what
    /// freezes a loop takes a thread from a pool. The synchronous branch of a method that does both has no owner.
    /// </summary>
    public IMethodSymbol? FindOwner(IOperation operation, ISymbol containingSymbol)
        => MayHold(containingSymbol) && Find(operation, containingSymbol, scope.IncludesAsync(operation.Syntax.SyntaxTree) ? IsAsync : IsCoroutine, visiting: null) is { } owner
            && !AsyncSwitch.IsInSynchronousBranch(operation) ? owner : null;

    /// <summary>The coroutine in which a delegate made of a method group runs inline, or null.</summary>
    public IMethodSymbol? FindOwner(IMethodReferenceOperation group, ISymbol containingSymbol)
    {
        Func<IMethodSymbol, bool> accepts = scope.IncludesAsync(group.Syntax.SyntaxTree) ? IsAsync : IsCoroutine;
        return FirstOwner(DelegateUse.InlinePlaces(group, types), containingSymbol, accepts, visiting: null);
    }

    /// <summary>True when an operation runs whenever its function is called, on the caller's thread.</summary>
    /// <param name="function">The method or lambda.</param>
    /// <param name="operation">An operation in its body.</param>
    /// <param name="upTo">The body.</param>
    public bool RunsIn(IMethodSymbol function, IOperation operation, IOperation upTo)
    {
        for (var current = operation.Parent; current is not null && current != upTo; current = current.Parent)
        {
            if (current is IAnonymousFunctionOperation or ILocalFunctionOperation or INameOfOperation)
            {
                return Find(operation, function, owner => SymbolEqualityComparer.Default.Equals(owner, function) || owner.IsAsync, visiting: null) is { } found
                    && SymbolEqualityComparer.Default.Equals(found, function);
            }
        }

        return true;
    }

    public bool IsCoroutine(IMethodSymbol method)
    {
        if (!coroutines.TryGetValue(method, out var known))
        {
            coroutines[method] = known = types.IsCoroutineMethod(method);
        }

        return known;
    }

    /// <summary>False for a member that does not run on a loop and holds no async function: most of the code of most programs.</summary>
    public bool MayHold(ISymbol member)
    {
        if (!holders.TryGetValue(member, out var known))
        {
            holders[member] = known = member is IMethodSymbol method && (IsCoroutine(method) || method.IsAsync && IncludesAsync(method)) || member.DeclaringSyntaxReferences.Any(reference => HoldsFunction(reference.GetSyntax()));
        }

        return known;
    }

    private bool IncludesAsync(IMethodSymbol method) => method.DeclaringSyntaxReferences.Any(reference => scope.IncludesAsync(reference.SyntaxTree));

    private static bool HoldsFunction(SyntaxNode member)
        => member.DescendantNodes().Any(node => node switch
        {
            AnonymousFunctionExpressionSyntax lambda => lambda.AsyncKeyword.IsKind(SyntaxKind.AsyncKeyword) || lambda is LambdaExpressionSyntax { AttributeLists.Count: > 0 },
            LocalFunctionStatementSyntax local => local.Modifiers.Any(SyntaxKind.AsyncKeyword) || local.AttributeLists.Count > 0,
            GlobalStatementSyntax => true,
            _ => false,
        });

    private bool IsAsync(IMethodSymbol method) => method.IsAsync || IsCoroutine(method);

    private IMethodSymbol? Find(IOperation operation, ISymbol containingSymbol, Func<IMethodSymbol, bool> accepts, HashSet<ISymbol>? visiting)
    {
        for (var current = operation.Parent; current is not null; current = current.Parent)
        {
            switch (current)
            {
                case INameOfOperation:
                    return null;
                case IAnonymousFunctionOperation lambda:
                    return DelegateUse.IsExpressionTree(lambda) ? null
                        : accepts(lambda.Symbol) ? lambda.Symbol
                        : FirstOwner(DelegateUse.InlinePlaces(lambda, types), containingSymbol, accepts, visiting);
                case ILocalFunctionOperation local:
                    return accepts(local.Symbol) ? local.Symbol
                        : (visiting ??= new HashSet<ISymbol>(SymbolEqualityComparer.Default)).Add(local.Symbol)
                            ? FirstOwner(DelegateUse.InlinePlaces(local, types), containingSymbol, accepts, visiting)
                        : null;
            }
        }

        return containingSymbol is IMethodSymbol method && accepts(method) ? method : null;
    }

    private IMethodSymbol? FirstOwner(IEnumerable<IOperation> places, ISymbol containingSymbol, Func<IMethodSymbol, bool> accepts, HashSet<ISymbol>? visiting)
    {
        foreach (var place in places)
        {
            if (Find(place, containingSymbol, accepts, visiting) is { } owner)
            {
                return owner;
            }
        }

        return null;
    }
}
