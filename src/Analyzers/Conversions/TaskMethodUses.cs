using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Coroutines.Analyzers;

/// <summary>How the methods that could be coroutines are used: awaited by coroutines, or otherwise too.</summary>
/// <param name="isCandidate">Which methods are asked for.</param>
/// <param name="types">The types of the runtime.</param>
internal sealed class TaskMethodUses(Func<IMethodSymbol, bool> isCandidate, KnownTypes types)
{
    public static readonly OperationKind[] Kinds = [OperationKind.Invocation, OperationKind.MethodReference, OperationKind.DynamicInvocation, OperationKind.Invalid];

    /// <summary>By method: true as long as all its uses are awaits of coroutines.</summary>
    private readonly ConcurrentDictionary<IMethodSymbol, bool> used = new(SymbolEqualityComparer.Default);

    private readonly ConcurrentDictionary<string, bool> dynamicNames = new(StringComparer.Ordinal);

    private volatile bool isBroken;

    /// <summary>The methods that coroutines await, and nobody else uses.</summary>
    public IEnumerable<IMethodSymbol> OfCoroutines
        => isBroken ? [] : used.Where(use => use.Value && !dynamicNames.ContainsKey(use.Key.Name)).Select(use => use.Key);

    public void Note(OperationAnalysisContext context)
    {
        switch (context.Operation)
        {
            case IInvocationOperation { TargetMethod: { IsAsync: true } method } call when isCandidate(method.OriginalDefinition):
                NoteCall(call, method.OriginalDefinition, context.ContainingSymbol);
                break;
            case IMethodReferenceOperation { Method: { IsAsync: true } method, Parent: not INameOfOperation } when isCandidate(method.OriginalDefinition):
                used[method.OriginalDefinition] = false;
                break;
            case IDynamicInvocationOperation { Operation: IDynamicMemberReferenceOperation { MemberName: { } name } }:
                dynamicNames[name] = true;
                break;
            case IInvalidOperation:
                isBroken = true;
                break;
        }
    }

    private void NoteCall(IInvocationOperation call, IMethodSymbol method, ISymbol member)
    {
        var caller = FunctionAround(call) ?? member as IMethodSymbol;
        var isAwaited = call.Parent is IAwaitOperation;
        if (isAwaited && SymbolEqualityComparer.Default.Equals(caller, method))
        {
            return;
        }

        var fits = isAwaited && caller is not null && types.IsCoroutineMethod(caller) && !CancelledPlaces.Include(call);
        used.AddOrUpdate(method, fits, (_, known) => known && fits);
    }

    private static IMethodSymbol? FunctionAround(IOperation operation)
    {
        for (var parent = operation.Parent; parent is not null; parent = parent.Parent)
        {
            switch (parent)
            {
                case IAnonymousFunctionOperation lambda:
                    return lambda.Symbol;
                case ILocalFunctionOperation local:
                    return local.Symbol;
            }
        }

        return null;
    }
}
