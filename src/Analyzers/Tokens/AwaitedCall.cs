using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Coroutines.Analyzers;

/// <summary>A call for whose end an await or an <c>await foreach</c> waits.</summary>
/// <param name="Call">The call.</param>
/// <param name="IsDirect">Its own value is awaited, not that of a combinator.</param>
internal sealed record AwaitedCall(IInvocationOperation Call, bool IsDirect)
{
    /// <summary>The calls that are awaited at a place: <c>await A()</c>, <c>await A().ConfigureAwait(false)</c>, <c>await Task.WhenAll(A(), B())</c>.</summary>
    public static IEnumerable<AwaitedCall> At(IOperation waits) => waits switch
    {
        IAwaitOperation await => Among(await.Operation, isDirect: true),
        IForEachLoopOperation { IsAsynchronous: true } loop => Among(loop.Collection, isDirect: true),
        _ => [],
    };

    private static IEnumerable<AwaitedCall> Among(IOperation? value, bool isDirect) => Operands.Strip(value) switch
    {
        IInvocationOperation { TargetMethod.Name: "ConfigureAwait" } call => Among(Awaitables.Receiver(call), isDirect),
        IInvocationOperation { TargetMethod: { Name: "AsTask" or "AsFuture" or "WaitAsync" } method } call when method.Name != "WaitAsync" || Awaitables.IsTask(method.ContainingType)
            => Among(Awaitables.Receiver(call), isDirect: false),
        IInvocationOperation { TargetMethod: { Name: not "Shield" } method } call when Awaitables.WaitsForArguments(method) || Awaitables.IsWhenAny(method)
            => call.Arguments.SelectMany(argument => Among(argument.Value, isDirect: false)),
        IInvocationOperation call => [new AwaitedCall(call, isDirect)],
        IArrayCreationOperation { Initializer: { } elements } => elements.ElementValues.SelectMany(element => Among(element, isDirect: false)),
        ICollectionExpressionOperation elements => elements.Elements.SelectMany(element => Among(element, isDirect: false)),
        IConditionalOperation { WhenFalse: { } otherwise } choice => Among(choice.WhenTrue, isDirect).Concat(Among(otherwise, isDirect)),
        _ => [],
    };
}
