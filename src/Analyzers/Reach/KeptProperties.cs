using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Coroutines.Analyzers;

/// <summary>
/// A property that makes its value when it is first asked and keeps it, as <c>connection => kept ??= Open()</c>: only the
/// first use in a body waits.
/// </summary>
internal static class KeptProperties
{
    /// <summary>True for a use of which another one of the same object's property has surely come before, in the same body.</summary>
    public static bool IsKept(BlockingUse use, Compilation compilation, CancellationToken cancellation)
        => use.Operation is IPropertyReferenceOperation { Arguments.IsEmpty: true } later
            && Keeps(use.Target, compilation, cancellation)
            && DelegateUse.Root(later).Descendants().OfType<IPropertyReferenceOperation>().Any(earlier =>
                earlier.Syntax.SpanStart < later.Syntax.SpanStart
                && SymbolEqualityComparer.Default.Equals(earlier.Property, later.Property)
                && IsSame(earlier.Instance, later.Instance)
                && SureBlock(earlier) is { } block && IsAround(block, later));

    private static bool Keeps(IMethodSymbol getter, Compilation compilation, CancellationToken cancellation)
    {
        var returned = SourceBodies.Of(getter, compilation, cancellation).SelectMany(body => body.Descendants()).OfType<IReturnOperation>().ToList();
        return returned.Count == 1 && Operands.Strip(returned[0].ReturnedValue) is ICoalesceAssignmentOperation { Target: IFieldReferenceOperation };
    }

    private static bool IsSame(IOperation? a, IOperation? b)
        => a is IInstanceReferenceOperation && b is IInstanceReferenceOperation || a is null && b is null
            || AccessPaths.WithoutCaptures.Of(a) is { } path && path.Equals(AccessPaths.WithoutCaptures.Of(b));

    /// <summary>The block whose later statements come after the operation; null where the operation may be passed over.</summary>
    private static IOperation? SureBlock(IOperation operation)
    {
        for (var (child, parent) = (operation, operation.Parent); parent is not null; (child, parent) = (parent, parent.Parent))
        {
            switch (parent)
            {
                case IBlockOperation:
                    return parent;
                case IConditionalOperation choice when child != choice.Condition:
                case IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr } binary when child != binary.LeftOperand:
                case IConditionalAccessOperation access when child != access.Operation:
                case ICoalesceOperation or ICoalesceAssignmentOperation or ISwitchOperation or ISwitchExpressionOperation or ILoopOperation or ICatchClauseOperation
                    or IAnonymousFunctionOperation or ILocalFunctionOperation:
                    return null;
            }
        }

        return null;
    }

    private static bool IsAround(IOperation block, IOperation operation)
    {
        for (var parent = operation.Parent; parent is not null; parent = parent.Parent)
        {
            if (parent == block)
            {
                return true;
            }
        }

        return false;
    }
}
