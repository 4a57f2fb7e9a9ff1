using Coroutines.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Coroutines.Generator.Lower;

/// <summary>Creation with an initializer: the constructor's arguments, then the object, then each element in order.</summary>
/// <example>Before: <c>new Person("n") { Age = await step }</c>. Prelude: <c>person = new Person("n"); await step; person.Age = step.GetResult();</c>. Left: <c>person</c>.</example>
internal sealed partial class ExpressionLowerer
{
    private void VisitCreation(BaseObjectCreationExpressionSyntax node)
    {
        Operands(node.ArgumentList?.Arguments.Select(ArgumentOperand) ?? []);
        if (!context.Awaits.Contains(node.Initializer))
            return;
        var type = context.Type(node) ?? context.Converted(node) ?? throw Unsupported(node.Initializer!);
        var created = context.Spill(NameAllocator.Camel(type.Name), type, node, _statement);
        Emit($"{created} = {Creation(node, type)};");
        Initialise(new(created, type), node.Initializer!);
        renderer.Replace(node, created);
    }

    private string Creation(BaseObjectCreationExpressionSyntax node, ITypeSymbol type)
    {
        var arguments = node.ArgumentList is null ? "()" : renderer.Render(node.ArgumentList);
        if (!HasRequiredMembers(type) || context.Symbol(node) is not IMethodSymbol constructor || constructor.GetAttributes().Any(a => a.AttributeClass?.Name == "SetsRequiredMembersAttribute"))
            return $"new {context.TypeName(type).TrimEnd('?')}{arguments}";
        if (type.IsValueType && constructor.IsImplicitlyDeclared)
            return $"default({context.TypeName(type)})";
        return (context.Accessors.Constructor(constructor) ?? throw Unreachable(node, constructor)) + arguments;
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

    private static FallbackException Unreachable(SyntaxNode node, IMethodSymbol method) =>
        new($"'{method.ContainingType.Name}.{method.Name}' can be called in an initializer only, and no accessor for it can be declared here", node);

    /// <summary>The copy is made before the first await.</summary>
    private void VisitWith(WithExpressionSyntax node)
    {
        if (context.Type(node) is { IsAnonymousType: true } && context.Awaits.Contains(node.Initializer))
        {
            Operands(node.Initializer.Expressions.OfType<AssignmentExpressionSyntax>().Select(a => Operand.Value(a.Right)).Prepend(Operand.Value(node.Expression)));
            return;
        }

        Visit(node.Expression);
        if (!context.Awaits.Contains(node.Initializer))
            return;
        var type = context.Type(node) ?? throw Unsupported(node);
        var copy = context.Spill("copy", type, node, _statement);
        Emit($"{copy} = {renderer.Render(node.Expression)} with {{ }};");
        Initialise(new(copy, type), node.Initializer);
        renderer.Replace(node, copy);
    }

    /// <summary>What an initializer is about: an object, or a struct in one of its fields, which <paramref name="Fields"/> leads to.</summary>
    private readonly record struct Place(string Owner, ITypeSymbol OwnerType, string Fields = "")
    {
        public string Text => Owner + Fields;

        public bool IsVariable => Owner.IndexOf('.') < 0 && Owner.IndexOf('[') < 0;
    }

    /// <summary>The elements of an initializer, as statements about <paramref name="target"/>, which is evaluated by each anew, as C# does.</summary>
    private void Initialise(Place target, InitializerExpressionSyntax initializer)
    {
        foreach (var element in initializer.Expressions)
        {
            switch (element)
            {
                case AssignmentExpressionSyntax { Left: IdentifierNameSyntax member } assignment when initializer.RawKind is (int)SyntaxKind.ObjectInitializerExpression or (int)SyntaxKind.WithInitializerExpression:
                    InitialiseMember(target, member, assignment.Right);
                    break;
                case AssignmentExpressionSyntax { Left: ImplicitElementAccessSyntax index } assignment:
                    InitialiseElement(target, index, assignment.Right);
                    break;
                case InitializerExpressionSyntax { RawKind: (int)SyntaxKind.ComplexElementInitializerExpression } several:
                    Add(target, several, several.Expressions);
                    break;
                default:
                    Add(target, element, [element]);
                    break;
            }
        }
    }

    private void InitialiseMember(Place target, IdentifierNameSyntax member, ExpressionSyntax value)
    {
        var symbol = context.Symbol(member);
        if (value is InitializerExpressionSyntax nested)
        {
            var type = (symbol as IPropertySymbol)?.Type ?? (symbol as IFieldSymbol)?.Type ?? throw Unsupported(value);
            Initialise(symbol is IFieldSymbol && type.IsValueType ? target with { Fields = $"{target.Fields}.{member.Identifier.Text}" } : new($"{target.Text}.{member.Identifier.Text}", type), nested);
            return;
        }

        var receiver = KeptFor(value, target);
        Visit(value);
        Assign(receiver, (symbol as IPropertySymbol)?.SetMethod, $"{receiver}.{member.Identifier.Text}", [], value);
    }

    private void InitialiseElement(Place target, ImplicitElementAccessSyntax index, ExpressionSyntax value)
    {
        var arguments = index.ArgumentList.Arguments.Select(a => a.Expression).ToList();
        Operands(arguments.Select(a => Operand.Value(a) with { AlwaysSpill = true }));
        foreach (var argument in arguments)
            StoreOnce(argument);
        if (value is InitializerExpressionSyntax nested)
        {
            var type = (context.Symbol(index) as IPropertySymbol)?.Type ?? (target.OwnerType as IArrayTypeSymbol)?.ElementType ?? throw Unsupported(value);
            Initialise(new(target.Text + renderer.Render(index.ArgumentList), type), nested);
            return;
        }

        var receiver = KeptFor(value, target);
        Visit(value);
        Assign(receiver, (context.Symbol(index) as IPropertySymbol)?.SetMethod, receiver + renderer.Render(index.ArgumentList), arguments, value);
    }

    private void Assign(string receiver, IMethodSymbol? setter, string access, IReadOnlyList<ExpressionSyntax> index, ExpressionSyntax value)
    {
        if (setter is not { IsInitOnly: true })
        {
            Emit($"{access} = {renderer.Render(value)};");
            return;
        }

        if (setter.ContainingType.TypeKind == TypeKind.Interface)
            throw Unreachable(value, setter);
        var call = context.Accessors.Setter(setter) ?? throw Unreachable(value, setter);
        var reference = setter.ContainingType.IsValueType ? "ref " : "";
        Emit($"{call}({reference}{receiver}, {string.Concat(index.Select(i => renderer.Render(i) + ", "))}{renderer.Render(value)});");
    }

    private void Add(Place target, ExpressionSyntax element, IEnumerable<ExpressionSyntax> values)
    {
        var receiver = KeptFor(element, target);
        Operands(values.Select(Operand.Value));
        Emit($"{receiver}.Add({string.Join(", ", values.Select(renderer.Render))});");
    }

    /// <summary>What a nested initializer is about is evaluated before a value that awaits; the fields of a struct are walked after it.</summary>
    private string KeptFor(ExpressionSyntax value, Place target)
    {
        if (!context.Awaits.Contains(value) || target.IsVariable)
            return target.Text;
        var name = context.Spill(NameAllocator.Camel(target.Owner.Substring(target.Owner.LastIndexOf('.') + 1).Split('[')[0]), target.OwnerType, value, _statement);
        Emit($"{name} = {target.Owner};");
        return name + target.Fields;
    }
}
