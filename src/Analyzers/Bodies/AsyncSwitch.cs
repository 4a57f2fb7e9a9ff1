using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Coroutines.Analyzers;

/// <summary>
/// Methods that do the same thing both ways: <c>if (async) await WriteAsync(); else Write();</c>. Their synchronous
/// branch runs only for callers that asked for it, so nothing in it is reported.
/// </summary>
internal static class AsyncSwitch
{
    /// <summary>True for an operation in the synchronous branch.</summary>
    public static bool IsInSynchronousBranch(IOperation operation)
    {
        for (var (child, parent) = (operation, operation.Parent); parent is not null; (child, parent) = (parent, parent.Parent))
        {
            if (parent is IConditionalOperation conditional && child != conditional.Condition
                && IsSynchronous(conditional.Condition, child == conditional.WhenTrue, child, child == conditional.WhenTrue ? conditional.WhenFalse : conditional.WhenTrue))
            {
                return true;
            }

            if (parent is IBlockOperation block && block.Operations.TakeWhile(statement => statement != child).Any(AwaitsAndLeaves))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary><c>if (async) { await …; return; }</c>: what follows is the synchronous branch.</summary>
    private static bool AwaitsAndLeaves(IOperation statement)
        => statement is IConditionalOperation { WhenFalse: null, WhenTrue: { } branch } conditional
            && (branch is IReturnOperation or IBlockOperation && branch.ChildOperations.LastOrDefault() is IReturnOperation)
            && Awaits(branch) && Flag(conditional.Condition) is not null;

    private static bool IsSynchronous(IOperation condition, bool isWhenTrue, IOperation branch, IOperation? other)
    {
        if (Flag(condition) is not { } flag)
        {
            return false;
        }

        var (name, negated) = flag;

        var holds = isWhenTrue != negated;
        return Contains(name, "async") ? !holds
            : Contains(name, "sync") ? holds
            : other is not null && Awaits(other) && !Awaits(branch);
    }

    /// <summary>The name of the parameter, field or variable that decides, and whether it is negated; null for other conditions.</summary>
    private static (string Name, bool IsNegated)? Flag(IOperation condition)
    {
        var negated = false;
        while (true)
        {
            switch (condition)
            {
                case IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not:
                    negated = !negated;
                    condition = not.Operand;
                    continue;
                case IParenthesizedOperation parenthesized:
                    condition = parenthesized.Operand;
                    continue;
                case IParameterReferenceOperation parameter:
                    return (parameter.Parameter.Name, negated);
                case IPropertyReferenceOperation { Property.Name: "HasValue", Instance: IParameterReferenceOperation parameter }:
                    return (parameter.Parameter.Name, negated);
                case IMemberReferenceOperation member when Contains(member.Member.Name, "sync"):
                    return (member.Member.Name, negated);
                case ILocalReferenceOperation local when Contains(local.Local.Name, "sync"):
                    return (local.Local.Name, negated);
                default:
                    return null;
            }
        }
    }

    private static bool Awaits(IOperation operation)
        => operation.DescendantsAndSelf().Any(inner => inner is IAwaitOperation or IForEachLoopOperation { IsAsynchronous: true });

    private static bool Contains(string name, string part) => name.IndexOf(part, StringComparison.OrdinalIgnoreCase) >= 0;
}
