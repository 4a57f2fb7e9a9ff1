using Coroutines.Generator.Bind;
using Coroutines.Generator.Ir;
using Coroutines.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Coroutines.Generator.Lower;

/// <summary>Calls, elements and object creation: the receiver first, then the arguments in the order they are written.</summary>
internal sealed partial class ExpressionLowerer
{
    private void VisitInvocation(InvocationExpressionSyntax node)
    {
        if (context.Symbol(node) is not IMethodSymbol method)
            throw Unsupported(node);
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
        if (method.MethodKind == MethodKind.DelegateInvoke && context.Symbol(node.Expression) is not IMethodSymbol)
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

    /// <summary>Constructor arguments, then the object, then each initializer in order.</summary>
    private void VisitCreation(BaseObjectCreationExpressionSyntax node)
    {
        var arguments = node.ArgumentList?.Arguments.Select(ArgumentOperand) ?? [];
        if (!context.Awaits.Contains(node.Initializer))
        {
            Operands(arguments);
            return;
        }

        Operands(arguments);
        var type = context.Type(node);
        if (type is not { TypeKind: TypeKind.Class or TypeKind.Struct } || HasRequiredMembers(type))
            throw Unsupported(node.Initializer!);
        var created = context.Spill(NameAllocator.Camel(type.Name), Nameable(type, node));
        var parameters = node.ArgumentList is null ? "()" : renderer.Render(node.ArgumentList);
        Emit($"{created} = new {context.TypeName(type).TrimEnd('?')}{parameters};");
        foreach (var element in node.Initializer!.Expressions)
            Initialise(created, element);
        renderer.Replace(node, created);
    }

    private bool AddMethod(ExpressionSyntax element) =>
        context.Model.GetCollectionInitializerSymbolInfo(element, context.Cancellation).Symbol is IMethodSymbol { Name: "Add", ReducedFrom: null };

    /// <summary>The copy is made before the first await; members that can only be set in an initializer cannot be set after it.</summary>
    private void VisitWith(WithExpressionSyntax node)
    {
        Visit(node.Expression);
        if (!context.Awaits.Contains(node.Initializer))
            return;
        var copy = context.Spill("copy", Nameable(context.Type(node), node));
        Emit($"{copy} = {renderer.Render(node.Expression)} with {{ }};");
        foreach (var element in node.Initializer.Expressions)
            Initialise(copy, element);
        renderer.Replace(node, copy);
    }

    private static bool HasRequiredMembers(ITypeSymbol type)
    {
        for (ITypeSymbol? t = type; t is not null; t = t.BaseType)
        {
            if (t.GetMembers().Any(m => m is IFieldSymbol { IsRequired: true } or IPropertySymbol { IsRequired: true }))
                return true;
        }

        return false;
    }

    private void Initialise(string created, ExpressionSyntax element)
    {
        switch (element)
        {
            case AssignmentExpressionSyntax { Left: IdentifierNameSyntax member, Right: not InitializerExpressionSyntax } assignment when context.Symbol(member) is IFieldSymbol { IsReadOnly: false } or IPropertySymbol { SetMethod: { IsInitOnly: false } }:
                Visit(assignment.Right);
                Emit($"{created}.{member.Identifier.Text} = {renderer.Render(assignment.Right)};");
                break;
            case InitializerExpressionSyntax { RawKind: (int)SyntaxKind.ComplexElementInitializerExpression } several when AddMethod(several):
                Operands(several.Expressions.Select(Operand.Value));
                Emit($"{created}.Add({string.Join(", ", several.Expressions.Select(renderer.Render))});");
                break;
            case AssignmentExpressionSyntax { Left: ImplicitElementAccessSyntax index, Right: not InitializerExpressionSyntax } assignment when !index.ArgumentList.Arguments.Any(a => context.Awaits.Contains(a)):
                foreach (var argument in index.ArgumentList.Arguments)
                    StoreOnce(argument.Expression);
                Visit(assignment.Right);
                Emit($"{created}{renderer.Render(index.ArgumentList)} = {renderer.Render(assignment.Right)};");
                break;
            case AssignmentExpressionSyntax or InitializerExpressionSyntax:
                throw Unsupported(element.FirstAncestorOrSelf<InitializerExpressionSyntax>()!);
            default:
                if (!AddMethod(element))
                    throw Unsupported(element.Parent!);
                Visit(element);
                Emit($"{created}.Add({renderer.Render(element)});");
                break;
        }
    }
}
