using Microsoft.CodeAnalysis;

namespace Coroutines.Generator.Analysis;

/// <summary>Would a field of a type keep objects alive? Then it is emptied when its value is not needed any more.</summary>
internal static class HeldReferences
{
    /// <summary>What empties a field of the type: <c>null</c> or <c>default</c>; null where it refers to nothing.</summary>
    public static string? Empty(ITypeSymbol type) => type.IsReferenceType ? "null" : IsHeldBy(type, 0) ? "default" : null;

    private static bool IsHeldBy(ITypeSymbol type, int depth) => type switch
    {
        { IsReferenceType: true } => true,
        ITypeParameterSymbol parameter => !parameter.HasUnmanagedTypeConstraint,
        { IsUnmanagedType: true } => false,
        INamedTypeSymbol named => depth > 6 || named.GetMembers().Any(m => m is IFieldSymbol { IsStatic: false } field && IsHeldBy(field.Type, depth + 1)),
        _ => true,
    };
}
