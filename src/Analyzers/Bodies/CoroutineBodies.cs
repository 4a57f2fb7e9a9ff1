using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Coroutines.Analyzers;

/// <summary>
/// Finds the coroutine in which an operation runs: its own body, or a lambda or local function that runs inline there.
/// What is offloaded to another thread, and what is handed to code that we do not know, has no owner.
/// </summary>
internal sealed class CoroutineBodies(KnownTypes types)
{
    /// <summary>The coroutine on whose behalf <paramref name="operation"/> runs, or null when it need not run on the loop.</summary>
    /// <param name="operation">Any operation of the body.</param>
    /// <param name="containingSymbol">The member that contains the operation.</param>
    public IMethodSymbol? FindOwner(IOperation operation, ISymbol containingSymbol)
        => Find(operation, containingSymbol, []);

    private IMethodSymbol? Find(IOperation operation, ISymbol containingSymbol, HashSet<ISymbol> visiting)
    {
        for (var current = operation.Parent; current is not null; current = current.Parent)
        {
            switch (current)
            {
                case INameOfOperation:
                    return null;
                case IAnonymousFunctionOperation lambda:
                    return DelegateUse.IsExpressionTree(lambda) ? null
                        : types.IsCoroutineMethod(lambda.Symbol) ? lambda.Symbol
                        : FirstOwner(DelegateUse.InlinePlaces(lambda, types), containingSymbol, visiting);
                case ILocalFunctionOperation local:
                    return types.IsCoroutineMethod(local.Symbol) ? local.Symbol
                        : visiting.Add(local.Symbol) ? FirstOwner(DelegateUse.InlinePlaces(local, types), containingSymbol, visiting)
                        : null;
            }
        }

        return containingSymbol is IMethodSymbol method && types.IsCoroutineMethod(method) ? method : null;
    }

    private IMethodSymbol? FirstOwner(IEnumerable<IOperation> places, ISymbol containingSymbol, HashSet<ISymbol> visiting)
    {
        foreach (var place in places)
        {
            if (Find(place, containingSymbol, visiting) is { } owner)
            {
                return owner;
            }
        }

        return null;
    }
}
