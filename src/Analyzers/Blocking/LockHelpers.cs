using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Coroutines.Analyzers;

/// <summary>
/// Methods of this compilation that take a lock of their object and return with it, and those that may give one back:
/// <c>void Enter() => Monitor.Enter(gate); void Exit() => Monitor.Exit(gate);</c>. What takes is told only where it is
/// certain, what gives back wherever it may be.
/// </summary>
internal sealed class LockHelpers(Compilation compilation)
{
    /// <summary>How many calls are followed to where a lock is given back.</summary>
    private const int Depth = 3;

    private readonly ConcurrentDictionary<IMethodSymbol, AccessPath?> takers = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<IMethodSymbol, IReadOnlyList<AccessPath>> givers = new(SymbolEqualityComparer.Default);

    /// <summary>The lock that a helper of the same object takes as one of its own statements and keeps; null where that is not certain.</summary>
    public AccessPath? Taken(IInvocationOperation call, CancellationToken cancellation)
    {
        if (call.Instance is not (null or IInstanceReferenceOperation) || call.TargetMethod is not { ReturnsVoid: true, IsAsync: false, DeclaringSyntaxReferences.IsEmpty: false } || !Dispatch.IsCertain(BlockingUse.Of(call)!.Value))
        {
            return null;
        }

        var method = call.TargetMethod.OriginalDefinition;
        if (!takers.TryGetValue(method, out var taken))
        {
            takers[method] = taken = SourceBodies.Of(method, compilation, cancellation).FirstOrDefault() is { } body ? KeptIn(body, method, cancellation) : null;
        }

        return taken;
    }

    /// <summary>True for a call that gives the lock back somewhere below, or is given it.</summary>
    public bool MayGiveBack(IOperation operation, AccessPath lockTaken, CancellationToken cancellation)
        => operation is IInvocationOperation call
            && (call.Arguments.Any(argument => AccessPaths.WithoutCaptures.Of(argument.Value) is { } path && path.Equals(lockTaken)) && !call.TargetMethod.ContainingType.Is("System.Threading", "Monitor")
                || GivenBackBy(call.TargetMethod, Depth, cancellation).Any(lockTaken.Equals));

    private AccessPath? KeptIn(IOperation body, IMethodSymbol method, CancellationToken cancellation)
    {
        var taken = Functions.Own(body).OfType<IInvocationOperation>().Where(call => ThreadLocks.Taken(call) is not null).Take(2).ToList();
        return taken.Count == 1 && taken[0].Parent is IExpressionStatementOperation { Parent: IBlockOperation { Parent: IMethodBodyOperation } }
            && ThreadLocks.Taken(taken[0]) is { Root: IFieldSymbol or IPropertySymbol } path
            && !GivenBackBy(method, Depth, cancellation).Any(path.Equals)
            ? path : null;
    }

    private IReadOnlyList<AccessPath> GivenBackBy(IMethodSymbol target, int depth, CancellationToken cancellation)
    {
        var method = (target.ReducedFrom ?? target).OriginalDefinition;
        if (depth == 0 || method.DeclaringSyntaxReferences.IsEmpty)
        {
            return [];
        }

        if (!givers.TryGetValue(method, out var paths))
        {
            var found = SourceBodies.Of(method, compilation, cancellation).SelectMany(body => body.DescendantsAndSelf()).OfType<IInvocationOperation>()
                .SelectMany(call => ThreadLocks.GivenBack(call) is { } path ? [path] : GivenBackBy(call.TargetMethod, depth - 1, cancellation)).Distinct().ToList();
            paths = found;
            if (depth == Depth)
            {
                givers[method] = paths;
            }
        }

        return paths;
    }
}
