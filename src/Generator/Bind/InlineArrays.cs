using Microsoft.CodeAnalysis;

namespace Coroutines.Generator.Bind;

/// <summary>Structs whose one field stands for several.</summary>
internal static class InlineArrays
{
    public static int? LengthOf(ITypeSymbol? type) =>
        type is { IsValueType: true } && type.GetAttributes().FirstOrDefault(a => a.AttributeClass?.Name == "InlineArrayAttribute") is { ConstructorArguments: { Length: 1 } arguments } ? (int?)arguments[0].Value : null;
}
