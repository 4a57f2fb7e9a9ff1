using Coroutines.Generator.Analysis;
using Coroutines.Generator.Bind;
using Coroutines.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Coroutines.Generator.Lower;

/// <summary>Names: variables stand where they live now, members get the object they belong to, and what a frame hides is named in full.</summary>
/// <example>Before: <c>total += price</c>. After, where <c>total</c> is captured and <c>price</c> a field of the object: <c>captured.total += self.price</c>.</example>
internal sealed partial class Renderer
{
    private string? RewriteName(SimpleNameSyntax name)
    {
        if (!IsSimpleUse(name))
            return null;
        var symbol = context.Symbol(name) ?? LateBound(name);
        switch (symbol)
        {
            case ILocalSymbol or IParameterSymbol:
                if (symbol is IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Constructor } })
                    return PrimaryParameter((IParameterSymbol)symbol, name);
                return context.Variables.Find(symbol) is { } variable ? ConstantElsewhere(variable, name) ?? VariableText(variable, name) : null;
            case INamedTypeSymbol type when context.IsHidden(name.Identifier.ValueText) && name is IdentifierNameSyntax && !name.IsVar:
                return TypeNames.Of(type).TrimEnd('?');
            case IFieldSymbol or IPropertySymbol or IEventSymbol or IMethodSymbol { MethodKind: MethodKind.Ordinary or MethodKind.ReducedExtension or MethodKind.ExplicitInterfaceImplementation }:
                if (symbol is IFieldSymbol { ContainingType.IsTupleType: true } || IsMemberOfInitializer(name))
                    return null;
                return Qualifier(symbol, name) is { } qualifier ? qualifier + RenderName(name) : null;
            default:
                return null;
        }
    }

    /// <summary>A constant of one section of a switch, used in another: the sections become blocks.</summary>
    private static string? ConstantElsewhere(Variable variable, SyntaxNode at)
    {
        if (variable.Symbol is not ILocalSymbol { IsConst: true, ConstantValue: var value } || variable.Declaration?.FirstAncestorOrSelf<StatementSyntax>()?.Parent is not SwitchSectionSyntax section)
            return null;
        var isBelow = at.FirstAncestorOrSelf<LocalFunctionStatementSyntax>(f => f.Parent == section) is not null;
        if (section.Span.Contains(at.Span) && !isBelow)
            return null;
        var text = value is null ? "null" : SymbolDisplay.FormatPrimitive(value, quoteStrings: true, useHexadecimalNumbers: false);
        return variable.Type.SpecialType is SpecialType.System_Int32 or SpecialType.System_String or SpecialType.System_Boolean or SpecialType.System_Char ? text : $"(({TypeNames.Of(variable.Type)})({text}))";
    }

    public string VariableText(Variable variable, SyntaxNode at)
    {
        var name = TypeNames.Identifier(variable.Name);
        if (variable.Placement == Placement.Captured)
            return (_lambdaDepth == 0 ? context.ScopeField(variable) : Alias(context.ScopeField(variable))) + "." + name;
        if (_lambdaDepth > 0 && variable.Placement != Placement.InPlace)
            throw new FallbackException($"a lambda captures '{variable.Symbol.Name}' in a way that is not lowered", at);
        return name;
    }

    private string RenderName(SimpleNameSyntax name)
    {
        if (name is not GenericNameSyntax generic)
            return name.Identifier.Text;
        return $"{name.Identifier.Text}<{string.Join(", ", generic.TypeArgumentList.Arguments.Select(Inner))}>";
    }

    private string? Qualifier(ISymbol symbol, SimpleNameSyntax name)
    {
        if (!symbol.IsStatic)
            return context.IsInstanceMember(symbol) ? Self() + "." : null;
        return context.IsHidden(name.Identifier.ValueText) && symbol.ContainingType is { } type ? TypeNames.Of(type).TrimEnd('?') + "." : null;
    }

    /// <summary>Is the name looked up in scope, rather than as a member of something to its left?</summary>
    private static bool IsSimpleUse(SimpleNameSyntax name) => name.Parent switch
    {
        MemberAccessExpressionSyntax access => access.Expression == name && !IsPatternPath(access),
        QualifiedNameSyntax qualified => qualified.Left == name,
        AliasQualifiedNameSyntax or MemberBindingExpressionSyntax or NameColonSyntax or NameEqualsSyntax or ExpressionColonSyntax => false,
        _ => true,
    };

    /// <summary>The <c>Owner.Name</c> of <c>{ Owner.Name: "x" }</c>: members of the value that is looked at.</summary>
    private static bool IsPatternPath(MemberAccessExpressionSyntax access) =>
        access.Parent is ExpressionColonSyntax || (access.Parent is MemberAccessExpressionSyntax outer && outer.Expression == access && IsPatternPath(outer));

    private static bool IsMemberOfInitializer(SimpleNameSyntax name) =>
        name.Parent is AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax { RawKind: (int)SyntaxKind.ObjectInitializerExpression or (int)SyntaxKind.WithInitializerExpression } } assignment
        && assignment.Left == name;
}
