using Coroutines.Generator.Analysis;
using Coroutines.Generator.Bind;
using Coroutines.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Coroutines.Generator.Lower;

/// <summary>The signature of a coroutine as companion and frame repeat it.</summary>
internal static class Signatures
{
    public static MethodSignature Of(MethodContext context, IMethodSymbol symbol)
    {
        var type = symbol.ContainingType;
        var frame = CoroutineShape.FrameName(symbol);
        return new(
            TypeNames.Identifier(CoroutineShape.CompanionName(symbol)),
            $"{type.Name}.{Dispatch.PlainName(symbol)}",
            Cref(context, symbol),
            frame,
            CoroutineShape.CompanionClass(symbol),
            CoroutineShape.IsPrivate(symbol),
            CoroutineShape.IsVisibleOutside(symbol) && !Dispatch.IsNeeded(symbol),
            context.TypeName(symbol.ReturnType),
            context.ResultType,
            symbol.IsStatic ? null : context.TypeName(type).TrimEnd('?'),
            type.IsValueType,
            symbol.IsStatic ? null : HeldReferences.Empty(type),
            TypeNames.TypeParameters(symbol.TypeParameters),
            TypeNames.Constraints(symbol.TypeParameters),
            OpenType(type) + "." + CoroutineShape.CompanionClass(symbol) + "." + frame + Commas(symbol.TypeParameters.Length),
            symbol.Parameters.Select(p => Parameter(context, p)).ToEquatable())
        {
            Iterator = CoroutineSymbols.ItemOfIterator(symbol) is { } item ? Iterator(context, symbol, item) : null,
        };
    }

    private static IteratorModel Iterator(MethodContext context, IMethodSymbol symbol, ITypeSymbol item)
    {
        var isEnumerable = symbol.ReturnType.Name == "IAsyncEnumerable";
        var token = isEnumerable ? symbol.Parameters.FirstOrDefault(IsToken) : null;
        var mayChangeSelf = isEnumerable && !symbol.IsStatic && symbol.ContainingType is { IsValueType: true, IsReadOnly: false };
        return new(context.TypeName(item), isEnumerable, token is null ? null : TypeNames.Identifier(token.Name), mayChangeSelf ? context.Allocate(context.Names.Self + "AtStart") : null);
    }

    private static bool IsToken(IParameterSymbol parameter) =>
        parameter.GetAttributes().Any(a => a.AttributeClass is { Name: "EnumeratorCancellationAttribute", ContainingNamespace.Name: "CompilerServices" });

    /// <summary>May the body change its parameter? Of structs, also by calling what changes them.</summary>
    private static bool MayChange(MethodContext context, IParameterSymbol parameter) =>
        IsToken(parameter)
        || context.Variables.Find(parameter) is not { Placement: Analysis.Placement.Field }
        || parameter.Type is { IsReferenceType: false, SpecialType: SpecialType.None, IsReadOnly: false, TypeKind: not TypeKind.Enum }
        || context.Model.AnalyzeDataFlow(context.Body) is not { Succeeded: true } flow || flow.WrittenInside.Contains(parameter, SymbolEqualityComparer.Default);

    /// <summary>A documentation reference that the compiler can resolve from the companion class.</summary>
    private static string Cref(MethodContext context, IMethodSymbol symbol)
    {
        var parameters = string.Join(", ", symbol.Parameters.Select(p => context.TypeName(p.Type.WithNullableAnnotation(NullableAnnotation.None))));
        return $"{symbol.ContainingType.Name}{TypeNames.TypeParameters(symbol.ContainingType.TypeParameters)}.{Dispatch.PlainName(symbol)}{TypeNames.TypeParameters(symbol.TypeParameters)}({parameters})".Replace('<', '{').Replace('>', '}');
    }

    private static ParameterModel Parameter(MethodContext context, IParameterSymbol parameter)
    {
        var own = context.MethodSymbol.Parameters[parameter.Ordinal];
        var name = TypeNames.Identifier(parameter.Name);
        var declaration = Declaration(parameter, context.TypeName);
        var variable = context.Variables.Find(own);
        var storedTo = variable is { Placement: Placement.Captured } ? $"{context.ScopeField(variable)}.{name}" : TypeNames.Identifier(variable?.Name ?? parameter.Name);
        var isKept = context.IsIterator && parameter.ContainingSymbol is IMethodSymbol { ReturnType.Name: "IAsyncEnumerable" } && MayChange(context, own);
        return new(declaration, name, context.TypeName(parameter.Type), storedTo) { Empty = HeldReferences.Empty(parameter.Type), AtStart = isKept ? context.Allocate(parameter.Name + "AtStart") : null };
    }

    public static string Declaration(IParameterSymbol parameter, Func<ITypeSymbol, string> typeName) =>
        $"{Attributes(parameter)}{(parameter.IsParams ? "params " : "")}{typeName(parameter.Type)} {TypeNames.Identifier(parameter.Name)}{Default(parameter)}";

    /// <summary>Line and file come from where the call stands, which <c>#line</c> maps to the user's.</summary>
    private static string Attributes(IParameterSymbol parameter) => string.Concat(parameter.GetAttributes()
        .Where(a => a.AttributeClass?.Name is "CallerLineNumberAttribute" or "CallerFilePathAttribute")
        .Select(a => $"[{TypeNames.Of(a.AttributeClass!)}] "));

    public static string Default(IParameterSymbol parameter)
    {
        if (!parameter.HasExplicitDefaultValue)
            return "";
        var value = parameter.ExplicitDefaultValue;
        if (value is null)
            return " = default";
        var literal = value switch
        {
            string s => SyntaxFactory.Literal(s).Text,
            char c => SyntaxFactory.Literal(c).Text,
            bool b => b ? "true" : "false",
            float f => float.IsNaN(f) ? "float.NaN" : float.IsPositiveInfinity(f) ? "float.PositiveInfinity" : float.IsNegativeInfinity(f) ? "float.NegativeInfinity" : SyntaxFactory.Literal(f).Text,
            double d => double.IsNaN(d) ? "double.NaN" : double.IsPositiveInfinity(d) ? "double.PositiveInfinity" : double.IsNegativeInfinity(d) ? "double.NegativeInfinity" : SyntaxFactory.Literal(d).Text,
            decimal m => SyntaxFactory.Literal(m).Text,
            IFormattable number => number.ToString(null, System.Globalization.CultureInfo.InvariantCulture),
            _ => "default",
        };
        var isEnum = parameter.Type is INamedTypeSymbol named && (named.TypeKind == TypeKind.Enum || (named.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T && named.TypeArguments[0].TypeKind == TypeKind.Enum));
        return isEnum ? $" = ({TypeNames.Of(parameter.Type).TrimEnd('?')})({literal})" : " = " + literal;
    }

    private static string OpenType(INamedTypeSymbol type)
    {
        var outer = type.ContainingType is { } container ? OpenType(container) + "." : type.ContainingNamespace.IsGlobalNamespace ? "global::" : $"global::{type.ContainingNamespace.ToDisplayString()}.";
        return outer + TypeNames.Identifier(type.Name) + Commas(type.TypeParameters.Length);
    }

    private static string Commas(int count) => count == 0 ? "" : $"<{new string(',', count - 1)}>";
}
