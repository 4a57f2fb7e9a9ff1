using Microsoft.CodeAnalysis.Operations;

namespace Coroutines.CodeFixes;

/// <summary>Awaits what was waited for: <c>t.Result</c> and <c>t.Wait()</c> become <c>await t</c>, <c>WaitAll</c> becomes <c>await WhenAll</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class Coro2002SynchronousWaitFixer() : CoroutineFixer(Coro2002SynchronousWaitAnalyzer.Id)
{
    private protected override IEnumerable<Fix> Find(FixPlace place)
    {
        if (Waiting(place) is not { } wait || !AwaitPlace.Allows(wait, place.Model))
        {
            yield break;
        }

        var awaited = place.Model.GetOperation(wait, place.Cancellation) switch
        {
            IPropertyReferenceOperation { Property.Name: "Result" } => Receiver,
            IInvocationOperation call => OfCall(call, wait),
            _ => null,
        };
        if (awaited is not null)
        {
            yield return place.Replace("Await it", wait, current => AwaitSyntax.Await(awaited(current), current, wait));
        }
    }

    /// <summary>The whole <c>t.Result</c> or <c>t.Wait()</c>; what is written after <c>?.</c> or in a pattern has no such form.</summary>
    private static ExpressionSyntax? Waiting(FixPlace place)
        => place.Expression switch
        {
            MemberAccessExpressionSyntax access => access,
            InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax } call => call,
            _ => null,
        };

    /// <summary>Makes the expression to await of the waiting expression as it is when the fix is applied.</summary>
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
