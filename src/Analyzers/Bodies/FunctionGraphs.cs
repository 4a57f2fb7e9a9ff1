using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Coroutines.Analyzers;

/// <summary>The innermost function around an operation, a lambda or local function where it is in one, and its control flow graph.</summary>
internal static class FunctionGraphs
{
    /// <summary>The lambda or local function that contains an operation, or the member's outermost operation.</summary>
    public static IOperation FunctionOf(IOperation operation)
    {
        var current = operation;
        while (current.Parent is { } parent)
        {
            current = parent;
            if (current is IAnonymousFunctionOperation or ILocalFunctionOperation)
            {
                break;
            }
        }

        return current;
    }

    /// <summary>The code of a function, without what is in the functions inside it.</summary>
    public static IEnumerable<IOperation> OwnOf(IOperation function)
        => function is IAnonymousFunctionOperation or ILocalFunctionOperation ? function.ChildOperations.SelectMany(Functions.Own) : Functions.Own(function);

    /// <summary>The graph of the function that contains an operation; null where the compiler makes none, as for code that is never reached.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="memberGraph">The graph of the member around it.</param>
    public static ControlFlowGraph? GraphOf(IOperation operation, ControlFlowGraph memberGraph)
        => FunctionOf(operation) switch
        {
            ILocalFunctionOperation local => GraphOf(local, memberGraph) is { } graph && graph.LocalFunctions.FirstOrDefault(symbol => Same(symbol, local.Symbol)) is { } found
                ? graph.GetLocalFunctionControlFlowGraph(found) : null,
            IAnonymousFunctionOperation lambda => GraphOf(lambda, memberGraph) is { } graph && graph.Blocks.SelectMany(FlowCaptures.Operations).OfType<IFlowAnonymousFunctionOperation>().FirstOrDefault(flow => flow.Syntax == lambda.Syntax) is { } found
                ? graph.GetAnonymousFunctionControlFlowGraph(found) : null,
            _ => memberGraph,
        };

    private static bool Same(IMethodSymbol a, IMethodSymbol b) => SymbolEqualityComparer.Default.Equals(a.OriginalDefinition, b.OriginalDefinition);
}
