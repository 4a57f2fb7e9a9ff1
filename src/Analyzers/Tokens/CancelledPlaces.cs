using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Coroutines.Analyzers;

/// <summary>Places that are reached when the token is cancelled: what is awaited there is to be done all the same.</summary>
internal static class CancelledPlaces
{
    /// <summary>True in clean-up, and behind what ends because of a cancellation.</summary>
    public static bool Include(IOperation place)
    {
        for (var (child, parent) = (place, place.Parent); parent is not null; (child, parent) = (parent, parent.Parent))
        {
            switch (parent)
            {
                case IAnonymousFunctionOperation or ILocalFunctionOperation:
                    return false;
                case ITryOperation attempt when attempt.Finally == child:
                case ICatchClauseOperation handler when CatchesCancellation(handler):
                case IConditionalOperation choice when choice.Condition != child && Asks(choice.Condition):
                case IBlockOperation block when block.Operations.TakeWhile(statement => statement != child).Any(EndsWhenCancelled):
                    return true;
            }
        }

        return false;
    }

    private static bool CatchesCancellation(ICatchClauseOperation handler)
        => handler.ExceptionType is not { } type || type.SpecialType == SpecialType.System_Object
            || type.Is("System", "Exception") || type.Is("System", "OperationCanceledException") || type.Is("System.Threading.Tasks", "TaskCanceledException");

    private static bool Asks(IOperation condition)
        => condition.DescendantsAndSelf().Any(operation => operation is IPropertyReferenceOperation { Property.Name: "IsCancellationRequested" or "IsCancelRequested" });

    /// <summary>A loop that ends when the token is cancelled; a handler that goes on after a cancellation; <c>source.Cancel()</c>.</summary>
    private static bool EndsWhenCancelled(IOperation statement)
        => Functions.Own(statement).Any(operation => operation switch
        {
            ILoopOperation loop => Functions.Own(loop).Any(inner => inner is IPropertyReferenceOperation && Asks(inner)),
            ICatchClauseOperation handler => CatchesCancellation(handler) && !Leaves(handler),
            IInvocationOperation { TargetMethod: { Name: "Cancel" or "CancelAsync" } method } => method.ContainingType.Is("System.Threading", "CancellationTokenSource"),
            _ => false,
        });

    private static bool Leaves(ICatchClauseOperation handler)
        => handler.Handler.Operations.LastOrDefault() is IThrowOperation or IReturnOperation or IExpressionStatementOperation { Operation: IThrowOperation };
}
