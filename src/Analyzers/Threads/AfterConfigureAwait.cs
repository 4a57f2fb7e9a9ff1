using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Coroutines.Analyzers;

/// <summary>
/// Finds what comes after <c>await t.ConfigureAwait(false)</c> in the same function: it goes on on whatever thread has completed the task. An await inside a
/// block that is left at its end (by <c>return</c>, <c>break</c>, <c>throw</c>) is taken to lead nowhere else.
/// </summary>
internal static class AfterConfigureAwait
{
    public static bool Includes(IOperation operation, IOperation function)
        => Functions.Own(Body(function)).Any(inner => inner is IAwaitOperation await && LeavesTheLoop(await) && Leads(await, operation, function));

    private static IOperation Body(IOperation function) => function switch
    {
        IAnonymousFunctionOperation lambda => lambda.Body,
        ILocalFunctionOperation { Body: { } body } => body,
        _ => function,
    };

    /// <summary><c>ConfigureAwait(false)</c>, and options without <c>ContinueOnCapturedContext</c>.</summary>
    private static bool LeavesTheLoop(IAwaitOperation await)
        => Operands.Strip(await.Operation) is IInvocationOperation { TargetMethod.Name: "ConfigureAwait", Arguments: { Length: 1 } arguments }
            && arguments[0].Value.ConstantValue is { HasValue: true, Value: var value }
            && (value is false || value is int options && (options & 1) == 0);

    private static bool Leads(IOperation await, IOperation to, IOperation function)
    {
        if (await.Syntax.SpanStart >= to.Syntax.SpanStart || to.Descendants().Contains(await))
        {
            return false;
        }

        for (var (child, parent) = (await, await.Parent); parent is not null && parent != function; (child, parent) = (parent, parent.Parent))
        {
            if (IsAround(parent, to))
            {
                return !IsBranchBeside(child, parent, to);
            }

            if (parent is IBlockOperation block && block.Operations.LastOrDefault() is IReturnOperation or IBranchOperation or IThrowOperation or IExpressionStatementOperation { Operation: IThrowOperation }
                || parent is ISwitchCaseOperation { Body: var body } && body.LastOrDefault() is IReturnOperation or IThrowOperation)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The other branch of an <c>if</c>, another section of a <c>switch</c>.</summary>
    private static bool IsBranchBeside(IOperation child, IOperation parent, IOperation to)
        => parent switch
        {
            IConditionalOperation choice => child != choice.Condition && !IsAround(child, to),
            ISwitchOperation choice => child != choice.Value && !IsAround(child, to),
            ISwitchExpressionOperation choice => child != choice.Value && !IsAround(child, to),
            ITryOperation attempt => child is ICatchClauseOperation && attempt.Finally?.Syntax.Span.Contains(to.Syntax.Span) != true,
            _ => false,
        };

    private static bool IsAround(IOperation outer, IOperation inner) => outer.Syntax.Span.Contains(inner.Syntax.Span);
}
