using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Coroutines.Analyzers;

/// <summary>
/// Tells whether a handler hands on what it has caught, so that somebody else gets to see it: it throws, fails a task or a
/// pipe with it, returns it, keeps it, or asserts something of it. Writing it to a log is no such thing.
/// </summary>
internal static class CaughtExceptions
{
    /// <summary>What fails something else with an exception, or ends the program.</summary>
    private static readonly HashSet<string> Takers =
    [
        "Throw", "SetException", "TrySetException", "SetFailure", "TrySetFailure", "Fault", "Fail", "TryFail", "Complete", "CompleteAsync", "TryComplete", "Abort",
        "OnError", "FromException", "Add", "Enqueue", "Exit", "FailFast",
    ];

    public static bool AreHandedOn(ICatchClauseOperation handler)
        => Functions.Own(handler.Handler).Any(operation => operation is IThrowOperation
            || operation is IInvocationOperation { TargetMethod: { } called } && NeverReturns(called)
            || operation is ILocalReferenceOperation reference && IsCaught(reference.Local, handler) && IsHandedOn(reference, handler));

    /// <summary>It ends the program, or throws at its end, or says so.</summary>
    private static bool NeverReturns(IMethodSymbol method)
        => method.Name is "Exit" or "FailFast" || SourceBodies.OnlyThrows(method.OriginalDefinition)
            || method.GetAttributes().Any(attribute => attribute.AttributeClass.Is("System.Diagnostics.CodeAnalysis", "DoesNotReturnAttribute"));

    private static bool IsCaught(ILocalSymbol local, ICatchClauseOperation handler)
        => handler.Locals.Contains(local, SymbolEqualityComparer.Default);

    /// <summary>The exception itself, or something that is made of it, is returned, kept, or given to one of the takers.</summary>
    private static bool IsHandedOn(IOperation value, ICatchClauseOperation handler)
    {
        for (var parent = value.Parent; parent is not null && parent != handler; value = parent, parent = parent.Parent)
        {
            switch (parent)
            {
                case IReturnOperation:
                case IAssignmentOperation assignment when assignment.Value == value && assignment.Target is not IDiscardOperation:
                case IVariableInitializerOperation:
                case IInvocationOperation call when Takers.Contains(call.TargetMethod.Name) || call.TargetMethod.ContainingType.Name.EndsWith("Assert", StringComparison.Ordinal):
                    return true;
                case IMemberReferenceOperation or IInterpolationOperation or IBinaryOperation:
                case IInvocationOperation { Instance: { } receiver } when receiver == value && value is ILocalReferenceOperation:
                case IExpressionStatementOperation:
                    return false;
            }
        }

        return false;
    }
}
