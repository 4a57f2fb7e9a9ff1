using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Coroutines.Generator.Lower;

/// <summary>What is bound at run time: the text stays as it is, and the operands keep their order.</summary>
/// <example>Before: <c>shape.Move(Next(), await step)</c>. Prelude: <c>shape1 = shape; next = Next(); await step;</c>. Left: <c>shape1.Move(next, step.GetResult())</c>.</example>
internal sealed partial class ExpressionLowerer
{
    private void VisitDynamicInvocation(InvocationExpressionSyntax node)
    {
        if (context.Model.GetOperation(node, context.Cancellation) is not IDynamicInvocationOperation)
            throw Unsupported(node);
        if (!node.ArgumentList.Arguments.Any(a => context.Awaits.Contains(a)))
        {
            Visit(node.Expression);
            return;
        }

        Operands(DynamicReceiver(node).Concat(node.ArgumentList.Arguments.Select(ArgumentOperand)));
    }

    private IEnumerable<Operand> DynamicReceiver(InvocationExpressionSyntax node) => node.Expression switch
    {
        MemberAccessExpressionSyntax { Expression: var receiver } when context.Type(receiver) is { IsReferenceType: false } && IsVariable(receiver) => [Operand.Reference(receiver)],
        MemberAccessExpressionSyntax { Expression: var receiver } => [Operand.Value(receiver)],
        _ when IsDynamic(node.Expression) => [Operand.Value(node.Expression)],
        SimpleNameSyntax => [],
        _ => throw Unsupported(node),
    };

    private bool IsDynamic(ExpressionSyntax expression) => context.Type(expression) is { TypeKind: TypeKind.Dynamic };

    /// <summary>A member or element of something dynamic, or an element at a dynamic index: its parts are stored, and it is bound anew after the await.</summary>
    private bool StabiliseDynamic(ExpressionSyntax target)
    {
        switch (target)
        {
            case MemberAccessExpressionSyntax access when IsDynamic(access.Expression):
                StoreOnce(access.Expression);
                return true;
            case ElementAccessExpressionSyntax element when context.Model.GetOperation(element, context.Cancellation) is IDynamicIndexerAccessOperation && !IsVariable(element.Expression):
                StoreOnce(element.Expression);
                foreach (var index in element.ArgumentList.Arguments)
                    StoreOnce(index.Expression);
                return true;
            default:
                return false;
        }
    }
}
