using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Coroutines.Generator.Analysis;

/// <summary>
/// Which locals live across an await: backward data flow over Roslyn's control-flow graph. Everything inside a try may jump to its
/// handlers, so what a handler reads is live at every await of the try.
/// </summary>
internal static class Liveness
{
    private enum Kind
    {
        Read,
        Write,
        Await,
    }

    /// <summary>Also tells whether a variable might be read before it is written, as far as this analysis sees.</summary>
    public static (HashSet<ISymbol> Live, bool MayBeUnassigned) AcrossAwaits(IMethodBodyOperation method, CancellationToken cancellation)
    {
        var live = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        var graph = ControlFlowGraph.Create(method, cancellation);
        var blocks = graph.Blocks;
        var events = blocks.Select(Events).ToArray();
        var successors = Successors(graph);
        var handlers = blocks.Select(b => Handlers(b, graph).ToArray()).ToArray();
        var liveIn = blocks.Select(_ => new HashSet<ISymbol>(SymbolEqualityComparer.Default)).ToArray();

        for (var changed = true; changed;)
        {
            changed = false;
            for (var i = blocks.Length - 1; i >= 0; i--)
            {
                var now = Transfer(i, null);
                if (now.Count == liveIn[i].Count)
                    continue;
                liveIn[i] = now;
                changed = true;
            }
        }

        for (var i = 0; i < blocks.Length; i++)
            Transfer(i, live);
        return (live, liveIn[0].Any(IsDeclaredWithoutValue));

        HashSet<ISymbol> Transfer(int block, HashSet<ISymbol>? atAwaits)
        {
            var now = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
            foreach (var next in successors[block])
                now.UnionWith(liveIn[next]);
            var thrown = new HashSet<ISymbol>(handlers[block].SelectMany(h => liveIn[h]), SymbolEqualityComparer.Default);
            now.UnionWith(thrown);
            for (var e = events[block].Count - 1; e >= 0; e--)
            {
                var (kind, symbol) = events[block][e];
                switch (kind)
                {
                    case Kind.Read: now.Add(symbol!); break;
                    case Kind.Write when !thrown.Contains(symbol!): now.Remove(symbol!); break;
                    case Kind.Await: atAwaits?.UnionWith(now); break;
                }
            }

            return now;
        }
    }

    private static bool IsDeclaredWithoutValue(ISymbol variable) =>
        variable.DeclaringSyntaxReferences.Any(r => r.GetSyntax() is Microsoft.CodeAnalysis.CSharp.Syntax.VariableDeclaratorSyntax { Initializer: null });

    private static List<(Kind, ISymbol?)> Events(BasicBlock block)
    {
        var events = new List<(Kind, ISymbol?)>();
        foreach (var operation in block.Operations)
            Visit(operation, events);
        if (block.BranchValue is { } value)
            Visit(value, events);
        return events;
    }

    /// <summary>Appends what an operation reads, writes and awaits, in evaluation order.</summary>
    private static void Visit(IOperation operation, List<(Kind, ISymbol?)> events)
    {
        switch (operation)
        {
            case IAwaitOperation wait:
                Visit(wait.Operation, events);
                events.Add((Kind.Await, null));
                break;
            case IReturnOperation { Kind: OperationKind.YieldReturn, ReturnedValue: { } item }:
                Visit(item, events);
                events.Add((Kind.Await, null));
                break;
            case ILocalReferenceOperation local:
                events.Add((Kind.Read, local.Local));
                break;
            case ISimpleAssignmentOperation { Target: ILocalReferenceOperation target } assignment:
                Visit(assignment.Value, events);
                events.Add((target.Local.IsRef && !assignment.IsRef ? Kind.Read : Kind.Write, target.Local));
                break;
            case ICompoundAssignmentOperation { Target: ILocalReferenceOperation target } assignment:
                events.Add((Kind.Read, target.Local));
                Visit(assignment.Value, events);
                events.Add((target.Local.IsRef ? Kind.Read : Kind.Write, target.Local));
                break;
            case IDeconstructionAssignmentOperation assignment:
                var written = new List<(Kind, ISymbol?)>();
                foreach (var target in Targets(assignment.Target))
                {
                    if (target is ILocalReferenceOperation { Local.IsRef: false } plain)
                        written.Add((Kind.Write, plain.Local));
                    else
                        Visit(target, events);
                }

                Visit(assignment.Value, events);
                events.AddRange(written);
                break;
            case IDeclarationPatternOperation { DeclaredSymbol: { } symbol }:
                events.Add((Kind.Write, symbol));
                break;
            case IInvocationOperation call:
                VisitCall(call.Instance, call.Arguments, events);
                break;
            case IPropertyReferenceOperation { Arguments.IsEmpty: false } indexer:
                VisitCall(indexer.Instance, indexer.Arguments, events);
                break;
            case IObjectCreationOperation creation:
                VisitCall(null, creation.Arguments, events);
                break;
            default:
                foreach (var child in operation.ChildOperations)
                    Visit(child, events);
                if (operation is IPatternOperation and (IRecursivePatternOperation { DeclaredSymbol: { } } or IListPatternOperation { DeclaredSymbol: { } }))
                    events.Add((Kind.Write, operation is IRecursivePatternOperation recursive ? recursive.DeclaredSymbol : ((IListPatternOperation)operation).DeclaredSymbol));
                break;
        }
    }

    private static IEnumerable<IOperation> Targets(IOperation target) => target switch
    {
        ITupleOperation tuple => tuple.Elements.SelectMany(Targets),
        IDeclarationExpressionOperation declaration => Targets(declaration.Expression),
        IConversionOperation conversion => Targets(conversion.Operand),
        _ => [target],
    };

    /// <summary>
    /// Struct receivers and ref arguments are used when the call happens, after all arguments were evaluated; and C# wants them to have a value where they stand,
    /// also where a later argument gives them another: <c>M(ref n, n = 4)</c>.
    /// </summary>
    private static void VisitCall(IOperation? instance, IEnumerable<IArgumentOperation> arguments, List<(Kind, ISymbol?)> events)
    {
        var late = new List<(Kind, ISymbol?)>();
        if (instance is ILocalReferenceOperation { Type.IsReferenceType: false } receiver)
            Use(receiver.Local);
        else if (instance is not null)
            VisitLate(instance, events, late);

        foreach (var argument in arguments)
        {
            if (argument.Parameter is { RefKind: RefKind.Out } && Unwrap(argument.Value) is ILocalReferenceOperation made)
                late.Add((Kind.Write, made.Local));
            else if (argument.Parameter is { RefKind: not RefKind.None } && argument.Value is ILocalReferenceOperation given)
                Use(given.Local);
            else if (argument.Parameter is { RefKind: not RefKind.None })
                VisitLate(argument.Value, events, late);
            else
                Visit(argument.Value, events);
        }

        events.AddRange(late);

        void Use(ILocalSymbol local)
        {
            events.Add((Kind.Read, local));
            late.Add((Kind.Read, local));
        }
    }

    private static IOperation Unwrap(IOperation value) => value is IDeclarationExpressionOperation declaration ? declaration.Expression : value;

    /// <summary>A path such as <c>s.field</c> into a struct local is used late as well.</summary>
    private static void VisitLate(IOperation operation, List<(Kind, ISymbol?)> events, List<(Kind, ISymbol?)> late)
    {
        Visit(operation, events);
        foreach (var local in operation.DescendantsAndSelf().OfType<ILocalReferenceOperation>())
        {
            if (local.Type?.IsValueType == true)
                late.Add((Kind.Read, local.Local));
        }
    }

    private static List<int>[] Successors(ControlFlowGraph graph)
    {
        var next = graph.Blocks.Select(_ => new List<int>()).ToArray();
        foreach (var block in graph.Blocks)
        {
            foreach (var branch in new[] { block.FallThroughSuccessor, block.ConditionalSuccessor })
            {
                if (branch is null)
                    continue;
                if (branch.FinallyRegions.IsEmpty)
                {
                    if (branch.Destination is { } to)
                        next[block.Ordinal].Add(to.Ordinal);
                    continue;
                }

                // Through the finallys, innermost first, then on; which branch entered a finally is not told apart.
                var from = block.Ordinal;
                foreach (var region in branch.FinallyRegions)
                {
                    next[from].Add(region.FirstBlockOrdinal);
                    from = region.LastBlockOrdinal;
                }

                if (branch.Destination is { } destination)
                    next[from].Add(destination.Ordinal);
            }
        }

        return next;
    }

    private static IEnumerable<int> Handlers(BasicBlock block, ControlFlowGraph graph)
    {
        for (var region = block.EnclosingRegion; region is not null; region = region.EnclosingRegion)
        {
            if (region.Kind != ControlFlowRegionKind.Try || region.EnclosingRegion is not { } whole)
                continue;
            foreach (var handler in whole.NestedRegions)
            {
                if (handler != region)
                    yield return handler.FirstBlockOrdinal;
            }
        }
    }
}
