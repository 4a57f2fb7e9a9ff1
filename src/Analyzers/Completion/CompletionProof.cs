using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Coroutines.Analyzers;

/// <summary>
/// The one proof of "already complete" that all rules share: an awaitable that was awaited before on every way, was
/// found complete, was among those of a <c>WhenAll</c>, or was made complete. Reading its result does not block.
/// </summary>
internal static class CompletionProof
{
    /// <summary>True when every awaitable that <paramref name="subjects"/> finds in <paramref name="use"/> is complete when it executes.</summary>
    /// <param name="use">The operation that waits, in the member's operation tree.</param>
    /// <param name="subjects">Finds what is waited for, in <paramref name="use"/> or in its twin in the control flow graph.</param>
    /// <param name="memberGraph">The graph of the member that contains the use.</param>
    public static bool IsComplete(IOperation use, Func<IOperation, IOperation?> subjects, ControlFlowGraph memberGraph)
    {
        var facts = new CompletionFacts(DelegateUse.Root(use));
        var outside = new CompletionEffects(AccessPaths.WithoutCaptures, facts);
        if (outside.IsComplete(subjects(use), CompletionState.Empty))
        {
            return true;
        }

        var graph = memberGraph;
        var flow = new CompletionFlow(graph, facts, CompletionState.Empty);
        foreach (var function in NestedFunctions(use))
        {
            if (Enter(graph, flow, function, facts) is not { } inner)
            {
                return true;
            }

            (graph, flow) = inner;
        }

        return flow.IsCompleteAt(operation => IsTwin(operation, use) ? subjects(operation) : null);
    }

    /// <summary>The lambdas and local functions around an operation, outermost first.</summary>
    private static IEnumerable<IOperation> NestedFunctions(IOperation operation)
    {
        var functions = new Stack<IOperation>();
        for (var parent = operation.Parent; parent is not null; parent = parent.Parent)
        {
            if (parent is IAnonymousFunctionOperation or ILocalFunctionOperation)
            {
                functions.Push(parent);
            }
        }

        return functions;
    }

    /// <summary>Goes into a nested function with what is proven where it is made or called; null when it is never reached.</summary>
    private static (ControlFlowGraph Graph, CompletionFlow Flow)? Enter(
        ControlFlowGraph graph, CompletionFlow flow, IOperation function, CompletionFacts facts)
    {
        if (function is ILocalFunctionOperation local)
        {
            var symbol = graph.LocalFunctions.FirstOrDefault(candidate => SymbolEqualityComparer.Default.Equals(candidate, local.Symbol));
            if (symbol is null)
            {
                return null;
            }

            var calls = flow.Before(operation => operation is IInvocationOperation call && Same(call.TargetMethod, symbol)
                || operation is IMethodReferenceOperation group && Same(group.Method, symbol));
            var nested = graph.GetLocalFunctionControlFlowGraph(symbol);
            return (nested, new CompletionFlow(nested, facts, calls ?? CompletionState.Empty));
        }

        foreach (var block in graph.Blocks)
        {
            foreach (var operation in FlowCaptures.Operations(block))
            {
                if (operation is IFlowAnonymousFunctionOperation lambda && lambda.Syntax == function.Syntax)
                {
                    var nested = graph.GetAnonymousFunctionControlFlowGraph(lambda);
                    var made = flow.Before(candidate => candidate == operation);
                    return made is null ? null : (nested, new CompletionFlow(nested, facts, WithElements(made, (IAnonymousFunctionOperation)function)));
                }
            }
        }

        return null;
    }

    /// <summary><c>tasks.Select(t => t.Result)</c>: what the lambda is given are elements of a collection.</summary>
    private static CompletionState WithElements(CompletionState made, IAnonymousFunctionOperation lambda)
    {
        var parent = lambda.Parent;
        while (parent is IConversionOperation or IDelegateCreationOperation or IParenthesizedOperation)
        {
            parent = parent.Parent;
        }

        return parent is IArgumentOperation { Parent: IInvocationOperation call }
            && lambda.Symbol.Parameters.Length > 0
            && Awaitables.Receiver(call) is { } collection
            && AccessPaths.WithoutCaptures.Of(collection) is { } path
            && made.Covers(path.Element("*"))
            ? made.With(AccessPath.Of(lambda.Symbol.Parameters[0]), deep: true)
            : made;
    }

    private static bool IsTwin(IOperation operation, IOperation use) => operation.Syntax == use.Syntax && operation.Kind == use.Kind;

    private static bool Same(IMethodSymbol a, IMethodSymbol b) => SymbolEqualityComparer.Default.Equals(a.OriginalDefinition, b.OriginalDefinition);
}
