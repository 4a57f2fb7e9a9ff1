using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Coroutines.Analyzers;

/// <summary>
/// The forward analysis of one function: at each point, which awaitables are complete on every way that leads there.
/// </summary>
/// <remarks>
/// An exception handler is entered with what is complete after some await of its <c>try</c>: an await that throws has
/// completed what it awaited. In doubt it errs on the side of silence.
/// </remarks>
internal sealed class CompletionFlow
{
    private readonly ControlFlowGraph graph;
    private readonly CompletionEffects effects;
    private readonly CompletionConditions conditions;
    private readonly CompletionState entry;
    private readonly CompletionState?[] incoming;

    public CompletionFlow(ControlFlowGraph graph, CompletionFacts facts, CompletionState entry)
    {
        this.graph = graph;
        this.entry = entry;
        var paths = new AccessPaths(FlowCaptures.SingleValues(graph));
        effects = new CompletionEffects(paths, facts);
        conditions = new CompletionConditions(paths, facts, effects);
        incoming = new CompletionState?[graph.Blocks.Length];
        Solve();
    }

    /// <summary>What is proven just before the operations that <paramref name="isUse"/> picks: null when none can be reached.</summary>
    public CompletionState? Before(Func<IOperation, bool> isUse)
    {
        CompletionState? result = null;
        foreach (var block in graph.Blocks)
        {
            if (incoming[block.Ordinal] is { } state)
            {
                Run(block, state, (operation, before) =>
                {
                    if (isUse(operation))
                    {
                        result = result?.Meet(before) ?? before;
                    }
                });
            }
        }

        return result;
    }

    /// <summary>True when, at every reachable use, the awaitable that <paramref name="subject"/> finds in it is complete.</summary>
    public bool IsCompleteAt(Func<IOperation, IOperation?> subject)
    {
        var complete = true;
        foreach (var block in graph.Blocks)
        {
            if (incoming[block.Ordinal] is { } state)
            {
                Run(block, state, (operation, before) =>
                {
                    if (subject(operation) is { } awaitable && !effects.IsComplete(awaitable, before))
                    {
                        complete = false;
                    }
                });
            }
        }

        return complete;
    }

    private void Solve()
    {
        const int rounds = 100;
        incoming[0] = entry;
        var changed = true;
        for (var round = 0; changed && round < rounds; round++)
        {
            changed = false;
            foreach (var block in graph.Blocks)
            {
                if (incoming[block.Ordinal] is { } state)
                {
                    changed |= Propagate(block, state);
                }
            }
        }
    }

    private bool Propagate(BasicBlock block, CompletionState before)
    {
        var throwing = new List<CompletionState>();
        var after = Run(block, before, (operation, state) =>
        {
            if (operation is IAwaitOperation)
            {
                throwing.Add(effects.After(operation, state));
            }
        });

        var changed = false;
        if (block.ConditionalSuccessor is { } conditional && block.BranchValue is { } condition)
        {
            var whenTrue = block.ConditionKind == ControlFlowConditionKind.WhenTrue;
            changed |= Enter(conditional, conditions.Assume(condition, whenTrue, after));
            after = conditions.Assume(condition, !whenTrue, after);
        }

        if (block.FallThroughSuccessor is { } next)
        {
            changed |= Enter(next, after);
        }

        return changed | EnterHandlers(block, before, throwing);
    }

    private bool Enter(ControlFlowBranch branch, CompletionState state)
    {
        var changed = false;
        foreach (var region in branch.FinallyRegions)
        {
            changed |= Meet(region.FirstBlockOrdinal, state);
        }

        return branch.Destination is { } destination ? Meet(destination.Ordinal, state) | changed : changed;
    }

    private bool EnterHandlers(BasicBlock block, CompletionState before, List<CompletionState> throwing)
    {
        var changed = false;
        for (var region = block.EnclosingRegion; region is not null && region != graph.Root; region = region.EnclosingRegion)
        {
            if (region.Kind != ControlFlowRegionKind.Try || region.EnclosingRegion is not { } whole)
            {
                continue;
            }

            var awaits = FlowCaptures.Operations(graph, region).Any(operation => operation is IAwaitOperation);
            foreach (var handler in whole.NestedRegions)
            {
                if (handler != region)
                {
                    foreach (var state in awaits ? throwing : [before])
                    {
                        changed |= Meet(handler.FirstBlockOrdinal, state);
                    }
                }
            }
        }

        return changed;
    }

    private bool Meet(int block, CompletionState state)
    {
        var met = incoming[block]?.Meet(state) ?? state;
        if (met.Equals(incoming[block]))
        {
            return false;
        }

        incoming[block] = met;
        return true;
    }

    /// <summary>Runs a block from its entry to its end, showing each operation with the state in which it executes.</summary>
    private CompletionState Run(BasicBlock block, CompletionState state, Action<IOperation, CompletionState> visit)
    {
        foreach (var operation in block.Operations)
        {
            state = Execute(operation, state, visit);
        }

        return block.BranchValue is { } value ? Execute(value, state, visit) : state;
    }

    private CompletionState Execute(IOperation operation, CompletionState state, Action<IOperation, CompletionState> visit)
    {
        foreach (var child in operation.ChildOperations)
        {
            state = Execute(child, state, visit);
        }

        visit(operation, state);
        return effects.After(operation, state);
    }
}
