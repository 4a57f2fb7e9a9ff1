using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Coroutines.Analyzers;

/// <summary>
/// Tells whether a method of this compilation reaches a blocking call, and how. Bodies are looked at when somebody asks,
/// each once. It errs on silence: a call that may be dispatched to somebody else's override, a delegate that somebody
/// else calls, a stream or a task that the caller hands in, all count as not blocking.
/// </summary>
internal sealed class BlockingReach(RuleContext rules)
{
    /// <summary>How many calls are followed; a longer chain is not reported.</summary>
    private const int Depth = 8;

    private readonly ConcurrentDictionary<IMethodSymbol, BlockingPath?> called = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<IMethodSymbol, BlockingPath?> enumerated = new(SymbolEqualityComparer.Default);

    private readonly Lazy<bool> anyOperator = new(() => rules.Names.Blocking.Operators.Any(member =>
#pragma warning disable RS1030 // the analyzers' driver keeps one model per file, which this call gets
        rules.Types.Compilation.GetSemanticModel(member.Node.SyntaxTree).GetDeclaredSymbol(member.Node) is IMethodSymbol method && rules.Reach.Of(method, CancellationToken.None) is not null));
#pragma warning restore RS1030

    /// <summary>True when an operator or a conversion of this compilation blocks: any body may call it without naming it.</summary>
    public bool AnyOperator => anyOperator.Value;

    /// <summary>The path from a method to a blocking call, or null.</summary>
    public BlockingPath? Of(IMethodSymbol method, CancellationToken cancellation)
        => Find(method, new Search(cancellation), Depth, iterators: false);

    /// <summary>The same for a method whose result is enumerated at once: the body of an iterator runs then.</summary>
    public BlockingPath? OfEnumerated(IMethodSymbol method, CancellationToken cancellation)
        => Find(method, new Search(cancellation), Depth, iterators: true);

    /// <summary>The path from a piece of code that runs where it stands, as the body of a lambda.</summary>
    public BlockingPath? Of(IOperation code, IMethodSymbol function, CancellationToken cancellation)
        => InBody(code, function, new Search(cancellation), Depth);

    /// <summary>Everything in a method that blocks, for who changes the method: more than the one path that is reported.</summary>
    public IEnumerable<BlockingPart> PartsOf(IMethodSymbol method, CancellationToken cancellation)
    {
        foreach (var body in BodiesOf(method, cancellation))
        {
            foreach (var operation in body.Descendants())
            {
                if (DirectlyBlocks(operation, body, method) is not null)
                {
                    yield return new BlockingPart(operation, Helper: null);
                }
                else if (BlockingUse.Of(operation) is { } use && IsFollowed(use) && Of(use.Target, cancellation) is not null && Runs(operation, body, method))
                {
                    yield return new BlockingPart(operation, use.Target);
                }
            }
        }
    }

    private BlockingPath? Find(IMethodSymbol target, Search search, int depth, bool iterators)
    {
        var known = iterators ? enumerated : called;
        var method = (target.ReducedFrom ?? target).OriginalDefinition;
        method = method.PartialImplementationPart ?? method;
        if (known.TryGetValue(method, out var path))
        {
            return path;
        }

        if (depth == 0 || !search.Visiting.Add(method))
        {
            search.IsCut = true;
            return null;
        }

        var wasCut = search.IsCut;
        search.IsCut = false;
        path = CanReach(method, iterators) ? BodiesOf(method, search.Cancellation).Select(body => InBody(body, method, search, depth)).FirstOrDefault(found => found is not null) : null;
        search.Visiting.Remove(method);

        // What was found out while a caller was still being looked at may be less than there is.
        if (path is not null || !search.IsCut)
        {
            known[method] = path;
        }

        search.IsCut |= wasCut;
        return path;
    }

    /// <summary>What is awaited does not block its caller; what is marked is reported itself.</summary>
    private bool CanReach(IMethodSymbol method, bool iterators)
        => !method.DeclaringSyntaxReferences.IsEmpty
            && !method.IsAsync && !method.IsAbstract && !method.IsExtern
            && !IsAwaitable(method.ReturnType)
            && (iterators || !IsIterator(method))
            && !rules.Catalog.IsTold(method)
            && (rules.Options.BindsAll || rules.Names.Blocking.MayReach(method))
            && !SourceBodies.OnlyThrows(method);

    private bool IsAwaitable(ITypeSymbol type)
        => Awaitables.IsTask(type) || Awaitables.IsValueTask(type) || rules.Types.IsCoroutine(type) || type.Is("System.Collections.Generic", "IAsyncEnumerable")
            || type.GetMembers("GetAwaiter").Length > 0;

    private static bool IsIterator(IMethodSymbol method)
        => method.ReturnType.OriginalDefinition.SpecialType
            is SpecialType.System_Collections_IEnumerable or SpecialType.System_Collections_IEnumerator
            or SpecialType.System_Collections_Generic_IEnumerable_T or SpecialType.System_Collections_Generic_IEnumerator_T
            && SourceBodies.Yields(method);

    private IEnumerable<IOperation> BodiesOf(IMethodSymbol method, CancellationToken cancellation) => SourceBodies.Of(method, rules.Types.Compilation, cancellation);

    private BlockingPath? InBody(IOperation body, IMethodSymbol method, Search search, int depth)
    {
        search.Cancellation.ThrowIfCancellationRequested();
        var calls = new List<BlockingUse>();
        foreach (var operation in body.Descendants())
        {
            if (DirectlyBlocks(operation, body, method) is { } direct)
            {
                return new BlockingPath([direct]);
            }

            if (BlockingUse.Of(operation) is { } use && IsFollowed(use))
            {
                calls.Add(use);
            }
        }

        foreach (var use in calls)
        {
            if (Find(use.Target, search, depth - 1, iterators: false) is { } path && Runs(use.Operation, body, method))
            {
                return path.After(new BlockingStep(use.Target.InMessage(), use.Operation.Syntax.GetLocation()));
            }
        }

        return null;
    }

    private BlockingStep? DirectlyBlocks(IOperation operation, IOperation body, IMethodSymbol method)
    {
        if (DirectBlocking.NameOf(operation, body, rules) is not { } name || !Runs(operation, body, method))
        {
            return null;
        }

        return new BlockingStep(name, operation.Syntax.GetLocation());
    }

    /// <summary>Not in a lambda that runs elsewhere or later, not only when something has failed, not only for callers that want to wait.</summary>
    private bool Runs(IOperation operation, IOperation body, IMethodSymbol method)
        => rules.Bodies.RunsIn(method, operation, upTo: body) && !RunsOnFailure(operation, body) && !AsyncSwitch.IsInSynchronousBranch(operation);

    private static bool RunsOnFailure(IOperation operation, IOperation body)
    {
        for (var parent = operation.Parent; parent is not null && parent != body; parent = parent.Parent)
        {
            if (parent is ICatchClauseOperation or IThrowOperation)
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsFollowed(BlockingUse use)
        => !use.Target.OriginalDefinition.DeclaringSyntaxReferences.IsEmpty && Dispatch.IsCertain(use);

    private sealed class Search(CancellationToken cancellation)
    {
        public CancellationToken Cancellation { get; } = cancellation;

        public HashSet<IMethodSymbol> Visiting { get; } = new(SymbolEqualityComparer.Default);

        /// <summary>True when something was left out: a cycle, or a chain that is too long.</summary>
        public bool IsCut { get; set; }
    }
}
