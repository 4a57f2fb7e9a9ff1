using Microsoft.CodeAnalysis.Operations;

namespace Coroutines.CodeFixes;

/// <summary>Turns <c>Thread.Sleep(…)</c> into the form of it that can be awaited: the loop's in a coroutine, the framework's elsewhere.</summary>
internal static class SleepSyntax
{
    /// <summary>
    /// Makes <c>Coroutine.Sleep(…)</c>, <c>Coroutine.Yield()</c>, <c>Task.Delay(…)</c> or <c>Task.Yield()</c> of the call as it is
    /// when the fix is applied; null when there is no such form: for an infinite sleep.
    /// </summary>
    public static Func<InvocationExpressionSyntax, ExpressionSyntax>? Replacement(InvocationExpressionSyntax call, SemanticModel model, bool usesPool, CancellationToken cancellation)
    {
        if (model.GetOperation(call, cancellation) is not IInvocationOperation { Arguments.Length: 1 } operation)
        {
            return null;
        }

        var time = operation.Arguments[0].Value;
        if (operation.TargetMethod.Name == "SpinWait" || Limits.IsZero(time))
        {
            return _ => Names.Call(usesPool ? Names.Task : Names.Coroutine, "Yield");
        }

        if (time.ConstantValue is { HasValue: true, Value: < 0 } || time is IFieldReferenceOperation { Field.Name: "InfiniteTimeSpan" })
        {
            return null;
        }

        return usesPool ? current => Names.Call(Names.Task, "Delay", Time(current))
            : time.Type?.SpecialType == SpecialType.System_Int32
            ? current => Names.Call(Names.Coroutine, "Sleep", Names.Call(Names.TimeSpan, "FromMilliseconds", Time(current)))
            : current => Names.Call(Names.Coroutine, "Sleep", Time(current));
    }

    private static ExpressionSyntax Time(InvocationExpressionSyntax call) => call.ArgumentList.Arguments[0].Expression;
}
