using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Coroutines.Analyzers;

/// <summary>The control flow graphs of bodies, each made once.</summary>
internal static class BodyGraphs
{
    private static readonly ConditionalWeakTable<IOperation, ControlFlowGraph> Known = new();

    /// <summary>The graph of the body that an operation is in; null for what is no whole body.</summary>
    public static ControlFlowGraph? Of(IOperation operation)
    {
        var body = DelegateUse.Root(operation);
        return Known.TryGetValue(body, out var graph) ? graph
            : Create(body) is { } made ? Known.GetValue(body, _ => made)
            : null;
    }

    private static ControlFlowGraph? Create(IOperation body) => body switch
    {
        IMethodBodyOperation method => ControlFlowGraph.Create(method),
        IConstructorBodyOperation constructor => ControlFlowGraph.Create(constructor),
        IBlockOperation { Parent: null } block => ControlFlowGraph.Create(block),
        IFieldInitializerOperation field => ControlFlowGraph.Create(field),
        IPropertyInitializerOperation property => ControlFlowGraph.Create(property),
        _ => null,
    };
}
