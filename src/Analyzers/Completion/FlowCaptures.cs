using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Coroutines.Analyzers;

/// <summary>Reads a control flow graph: its operations, and the temporaries that it makes.</summary>
internal static class FlowCaptures
{
    /// <summary>The temporaries that hold the value of one expression, whichever way the flow took.</summary>
    public static ImmutableDictionary<CaptureId, IOperation> SingleValues(ControlFlowGraph graph)
    {
        var values = ImmutableDictionary.CreateBuilder<CaptureId, IOperation>();
        var ambiguous = new HashSet<CaptureId>();
        foreach (var block in graph.Blocks)
        {
            foreach (var operation in block.Operations)
            {
                if (operation is IFlowCaptureOperation capture)
                {
                    if (values.ContainsKey(capture.Id))
                    {
                        ambiguous.Add(capture.Id);
                    }

                    values[capture.Id] = capture.Value;
                }
            }
        }

        values.RemoveRange(ambiguous);
        return values.ToImmutable();
    }

    /// <summary>All operations of a region, in the order of its blocks.</summary>
    public static IEnumerable<IOperation> Operations(ControlFlowGraph graph, ControlFlowRegion region)
    {
        for (var ordinal = region.FirstBlockOrdinal; ordinal <= region.LastBlockOrdinal; ordinal++)
        {
            foreach (var operation in Operations(graph.Blocks[ordinal]))
            {
                yield return operation;
            }
        }
    }

    /// <summary>All operations of a block and what is nested in them.</summary>
    public static IEnumerable<IOperation> Operations(BasicBlock block)
    {
        foreach (var operation in block.Operations)
        {
            foreach (var nested in operation.DescendantsAndSelf())
            {
                yield return nested;
            }
        }

        foreach (var nested in block.BranchValue?.DescendantsAndSelf() ?? [])
        {
            yield return nested;
        }
    }
}
