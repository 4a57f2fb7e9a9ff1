using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Coroutines.Analyzers;

/// <summary>Recognises calls that make a cold coroutine object: one that runs only when it is awaited or scheduled.</summary>
internal static class CoroutineCreation
{
    private static readonly HashSet<string> Received =
        ["Received", "ReceivedWithAnyArgs", "DidNotReceive", "DidNotReceiveWithAnyArgs", "ReceivedCalls", "When", "WhenForAnyArgs"];

    /// <summary>The calls whose coroutine objects are the value of <paramref name="operation"/>: none, one, or one per branch.</summary>
    public static IEnumerable<IInvocationOperation> Among(IOperation? operation, KnownTypes types)
    {
        switch (operation)
        {
            case IInvocationOperation call when IsCold(call, types):
                return [call];
            case IConversionOperation conversion when !IsUserDefined(conversion) || types.IsCoroutine(conversion.Type):
                return Among(conversion.Operand, types);
            case IParenthesizedOperation parenthesized:
                return Among(parenthesized.Operand, types);
            case IConditionalOperation { WhenFalse: { } whenFalse } conditional:
                return Among(conditional.WhenTrue, types).Concat(Among(whenFalse, types));
            case ISwitchExpressionOperation choice:
                return choice.Arms.SelectMany(arm => Among(arm.Value, types));
            case ICoalesceOperation coalesce:
                return Among(coalesce.WhenNull, types);
            case IConditionalAccessOperation access:
                return Among(access.WhenNotNull, types);
            default:
                return [];
        }
    }

    /// <summary><c>substitute.Received().Work()</c>: the call is a question to a mocking library, which makes no coroutine.</summary>
    public static bool IsSetUpOfMock(IInvocationOperation call)
    {
        var receiver = call.Instance;
        while (receiver is IConversionOperation conversion)
        {
            receiver = conversion.Operand;
        }

        return receiver is IInvocationOperation inner && Received.Contains(inner.TargetMethod.Name);
    }

    /// <summary>True inside a lambda that is compiled to data: a call in it is never executed as written.</summary>
    public static bool IsInExpressionTree(IOperation operation)
    {
        for (var parent = operation.Parent; parent is not null; parent = parent.Parent)
        {
            if (parent is IAnonymousFunctionOperation lambda && DelegateUse.IsExpressionTree(lambda))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsCold(IInvocationOperation call, KnownTypes types)
        => !IsReadyMade(call.TargetMethod, types)
            && (types.IsCoroutine(call.Type) || IsOwnAwaitable(call.Type, types) || types.HasAttribute(call.TargetMethod));

    /// <summary>What <c>Coroutine.Sleep</c> and <c>Coroutine.Yield</c> return, and the operations of locks and queues.</summary>
    private static bool IsOwnAwaitable(ITypeSymbol? type, KnownTypes types)
        => type is { IsValueType: true } && (type.Name.EndsWith("Awaitable", StringComparison.Ordinal) || type.Name == "AsyncOperation") && types.IsOurs(type);

    /// <summary><c>Coroutine.FromResult(1)</c> has nothing to run.</summary>
    private static bool IsReadyMade(IMethodSymbol method, KnownTypes types)
        => types.IsOurs(method) && method.Name.StartsWith("From", StringComparison.Ordinal);

    private static bool IsUserDefined(IConversionOperation conversion) => conversion.OperatorMethod is not null;
}
