using System.Text;
using Microsoft.CodeAnalysis;

namespace Coroutines.Generator.Bind;

/// <summary>Types and constraints as C# text that means the same anywhere in the compilation.</summary>
internal static class TypeNames
{
    private static readonly SymbolDisplayFormat Full = SymbolDisplayFormat.FullyQualifiedFormat.WithMiscellaneousOptions(
        SymbolDisplayMiscellaneousOptions.UseSpecialTypes
        | SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers
        | SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    private static readonly SymbolDisplayFormat Minimal = SymbolDisplayFormat.MinimallyQualifiedFormat.WithMiscellaneousOptions(
        SymbolDisplayMiscellaneousOptions.UseSpecialTypes
        | SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers
        | SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    public static string Of(ITypeSymbol type) => type.ToDisplayString(Full);

    /// <summary>The shortest text that means this type at a position of the user's file.</summary>
    public static string Short(ITypeSymbol type, SemanticModel model, int position)
    {
        var text = type.ToMinimalDisplayString(model, position, Minimal);
        return text.IndexOf('.') < 0 || Means(text, type, model, position) ? text : Of(type);
    }

    /// <summary>Roslyn's shortest text is not always right where namespaces share a part of their names: <c>Company.Coroutines</c>.</summary>
    private static bool Means(string text, ITypeSymbol type, SemanticModel model, int position) =>
        SymbolEqualityComparer.Default.Equals(model.GetSpeculativeTypeInfo(position, Microsoft.CodeAnalysis.CSharp.SyntaxFactory.ParseTypeName(text), SpeculativeBindingOption.BindAsTypeOrNamespace).Type, type);

    /// <summary>Can this type be written down in another file, inside the containing type?</summary>
    public static bool IsNameable(ITypeSymbol? type) => type switch
    {
        null or IErrorTypeSymbol => false,
        IArrayTypeSymbol array => IsNameable(array.ElementType),
        IPointerTypeSymbol or IFunctionPointerTypeSymbol => false,
        INamedTypeSymbol { IsAnonymousType: true } or INamedTypeSymbol { IsFileLocal: true } => false,
        INamedTypeSymbol named => named.CanBeReferencedByName | named.IsTupleType && (named.ContainingType is null || IsNameable(named.ContainingType)) && named.TypeArguments.All(IsNameable),
        _ => true,
    };

    /// <summary>Can an expression of this type be written down? Of a type that has a name, and of one in which only anonymous types have none.</summary>
    public static bool HasExample(ITypeSymbol? type) => type switch
    {
        INamedTypeSymbol { IsAnonymousType: true, TypeKind: TypeKind.Class } anonymous => anonymous.GetMembers().OfType<IPropertySymbol>().All(p => HasExample(p.Type)),
        INamedTypeSymbol { IsAnonymousType: true, DelegateInvokeMethod: { } invoke } => IsVoidOrNameable(invoke.ReturnType) && invoke.Parameters.All(p => IsNameable(p.Type)),
        IArrayTypeSymbol array => HasExample(array.ElementType),
        INamedTypeSymbol { IsFileLocal: false } named when named.TypeArguments.Length > 0 || named.ContainingType is not null =>
            (IsNameable(named.OriginalDefinition) || named.IsTupleType) && (named.ContainingType is null || HasExample(named.ContainingType)) && named.TypeArguments.All(HasExample),
        _ => IsNameable(type),
    };

    private static bool IsVoidOrNameable(ITypeSymbol type) => type.SpecialType == SpecialType.System_Void || IsNameable(type);

    /// <summary>A type's text where type parameters share a name with others and had to be renamed.</summary>
    public static string Renamed(ITypeSymbol type, Dictionary<ITypeParameterSymbol, string> names)
    {
        switch (type)
        {
            case ITypeParameterSymbol parameter when names.TryGetValue(parameter, out var name):
                return name;
            case IArrayTypeSymbol array:
                return $"{Renamed(array.ElementType, names)}[{new string(',', array.Rank - 1)}]";
            case INamedTypeSymbol { TypeArguments.Length: > 0 } named:
                var text = Of(named.OriginalDefinition);
                var bare = text.Substring(0, text.LastIndexOf('<'));
                return $"{bare}<{string.Join(", ", named.TypeArguments.Select(a => Renamed(a, names)))}>";
            default:
                return Of(type);
        }
    }

    public static string Identifier(string name) =>
        Microsoft.CodeAnalysis.CSharp.SyntaxFacts.GetKeywordKind(name) == Microsoft.CodeAnalysis.CSharp.SyntaxKind.None ? name : "@" + name;

    public static string TypeParameters(IEnumerable<ITypeParameterSymbol> parameters)
    {
        var names = string.Join(", ", parameters.Select(p => Identifier(p.Name)));
        return names.Length == 0 ? "" : $"<{names}>";
    }

    public static string Constraints(IEnumerable<ITypeParameterSymbol> parameters, Func<ITypeSymbol, string>? typeName = null, Func<ITypeParameterSymbol, string>? parameterName = null)
    {
        typeName ??= Of;
        parameterName ??= p => Identifier(p.Name);
        var text = new StringBuilder();
        foreach (var parameter in parameters)
        {
            var parts = new List<string>();
            if (parameter.HasUnmanagedTypeConstraint) parts.Add("unmanaged");
            else if (parameter.HasValueTypeConstraint) parts.Add("struct");
            else if (parameter.HasReferenceTypeConstraint) parts.Add(parameter.ReferenceTypeConstraintNullableAnnotation == NullableAnnotation.Annotated ? "class?" : "class");
            else if (parameter.HasNotNullConstraint) parts.Add("notnull");
            parts.AddRange(parameter.ConstraintTypes.Select(typeName));
            if (parameter.HasConstructorConstraint) parts.Add("new()");
            if (parameter.AllowsRefLikeType) parts.Add("allows ref struct");
            if (parts.Count > 0)
                text.Append($" where {parameterName(parameter)} : {string.Join(", ", parts)}");
        }

        return text.ToString();
    }
}
