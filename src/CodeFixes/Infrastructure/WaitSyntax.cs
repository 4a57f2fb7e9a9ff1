using Microsoft.CodeAnalysis.Operations;

namespace Coroutines.CodeFixes;

/// <summary>Turns synchronous waits into what is awaited: <c>t.Result</c> into <c>t</c>, <c>WaitAll(…)</c> into <c>WhenAll(…)</c>.</summary>
internal static class WaitSyntax
{
    /// <summary>
    /// Makes the expression to await of the waiting expression as it is when the fix is applied; null when there is none,
    /// as for a wait with a limit and for what is written after <c>?.</c> or in a pattern.
    /// </summary>
    public static Func<ExpressionSyntax, ExpressionSyntax>? Replacement(ExpressionSyntax wait, SemanticModel model, CancellationToken cancellation)
        => wait is not (MemberAccessExpressionSyntax or InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax }) ? null
            : model.GetOperation(wait, cancellation) switch
            {
                IPropertyReferenceOperation { Property.Name: "Result" } => Receiver,
                IInvocationOperation call => OfCall(call, wait),
                _ => null,
            };

    private static Func<ExpressionSyntax, ExpressionSyntax>? OfCall(IInvocationOperation call, ExpressionSyntax wait)
    {
        var arguments = call.TargetMethod.Parameters;
        return call.TargetMethod.Name switch
        {
            "GetResult" when call.Instance is IInvocationOperation { TargetMethod.Name: "GetAwaiter" } => Awaited,
            "Wait" when arguments.IsEmpty => Receiver,
            "Wait" when arguments.Length == 1 && arguments[0].Type.Name == "CancellationToken" => current => Renamed(current, "WaitAsync"),
            "WaitAll" when arguments.Length == 1 => current => Renamed(current, "WhenAll"),
            "WaitAny" when arguments.Length == 1 && wait.Parent is ExpressionStatementSyntax => current => Renamed(current, "WhenAny"),
            _ => null,
        };
    }

    /// <summary><c>t.GetAwaiter().GetResult()</c> awaits <c>t</c>; an awaiter that was stored has no awaitable to go back to.</summary>
    private static ExpressionSyntax Awaited(ExpressionSyntax wait) => Receiver(Receiver(wait));

    private static ExpressionSyntax Receiver(ExpressionSyntax expression) => expression switch
    {
        MemberAccessExpressionSyntax access => access.Expression,
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } => access.Expression,
        _ => expression,
    };

    private static ExpressionSyntax Renamed(ExpressionSyntax call, string name)
        => AwaitableForms.Renamed((InvocationExpressionSyntax)call, name) ?? call;
}
