using Coroutines.Generator.Bind;
using Coroutines.Generator.Ir;
using Coroutines.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Coroutines.Generator.Lower;

/// <summary>Calls and elements: the receiver first, then the arguments in the order they are written.</summary>
internal sealed partial class ExpressionLowerer
{
    private void VisitInvocation(InvocationExpressionSyntax node)
    {
        if (context.Symbol(node) is not IMethodSymbol method)
        {
            VisitDynamicInvocation(node);
            return;
        }

        if (!node.ArgumentList.Arguments.Any(a => context.Awaits.Contains(a)))
        {
            Visit(node.Expression);
            // '(f)(x)' would be a cast.
            if (node.Expression is ParenthesizedExpressionSyntax { Expression: AwaitExpressionSyntax callee })
                renderer.Replace(node.Expression, renderer.Render(callee));
            return;
        }

        Operands(ReceiverOf(node, method).Concat(node.ArgumentList.Arguments.Select(ArgumentOperand)));
    }

    private IEnumerable<Operand> ReceiverOf(InvocationExpressionSyntax node, IMethodSymbol method)
    {
        if (method.MethodKind == MethodKind.DelegateInvoke && context.Type(node.Expression) is { TypeKind: TypeKind.Delegate })
            return [Operand.Value(node.Expression)];
        switch (node.Expression)
        {
            case SimpleNameSyntax or MemberBindingExpressionSyntax:
                return [];
            case MemberAccessExpressionSyntax { Expression: BaseExpressionSyntax or PredefinedTypeSyntax }:
                return [];
            case MemberAccessExpressionSyntax access when method.IsStatic && method.ReducedFrom is null:
                return [];
            case MemberAccessExpressionSyntax access:
                return [ReceiverOperand(access.Expression, method)];
            default:
                throw Unsupported(node);
        }
    }

    private Operand ReceiverOperand(ExpressionSyntax receiver, IMethodSymbol? method = null)
    {
        var type = context.Type(receiver);
        if (type is not { IsReferenceType: false } || (method?.ReducedFrom is { } extension && extension.Parameters[0].RefKind == RefKind.None) || !IsVariable(receiver))
            return Operand.Value(receiver);
        return type.IsValueType ? Operand.Reference(receiver) : Operand.StructOrObject(receiver);
    }

    private Operand ArgumentOperand(ArgumentSyntax argument)
    {
        if (argument.RefKindKeyword.IsKind(SyntaxKind.None))
            return IsPassedByIn(argument) && context.Symbol(argument.Expression) is ILocalSymbol or IParameterSymbol or IFieldSymbol { IsReadOnly: false } ? Operand.Reference(argument.Expression) : Operand.Value(argument.Expression);
        return Operand.Reference(argument.Expression);
    }

    private bool IsPassedByIn(ArgumentSyntax argument) =>
        context.Model.GetOperation(argument, context.Cancellation) is Microsoft.CodeAnalysis.Operations.IArgumentOperation { Parameter.RefKind: RefKind.In or RefKind.RefReadOnlyParameter };

    private void VisitElementAccess(ElementAccessExpressionSyntax node)
    {
        if (!node.ArgumentList.Arguments.Any(a => context.Awaits.Contains(a)))
        {
            Visit(node.Expression);
            return;
        }

        Operands(node.ArgumentList.Arguments.Select(ArgumentOperand).Prepend(ReceiverOperand(node.Expression)));
    }
}
