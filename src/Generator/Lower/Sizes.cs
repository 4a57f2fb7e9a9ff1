using Microsoft.CodeAnalysis;

namespace Coroutines.Generator.Lower;

/// <summary>Estimates how many bytes a field takes, for the budget of inline frames.</summary>
internal static class Sizes
{
    public static int Of(ITypeSymbol type, int depth = 0)
    {
        if (type.IsReferenceType || type is ITypeParameterSymbol)
            return 8;
        switch (type.SpecialType)
        {
            case SpecialType.System_Boolean or SpecialType.System_Byte or SpecialType.System_SByte: return 1;
            case SpecialType.System_Char or SpecialType.System_Int16 or SpecialType.System_UInt16: return 2;
            case SpecialType.System_Int32 or SpecialType.System_UInt32 or SpecialType.System_Single: return 4;
            case SpecialType.System_Int64 or SpecialType.System_UInt64 or SpecialType.System_Double or SpecialType.System_IntPtr or SpecialType.System_UIntPtr or SpecialType.System_DateTime: return 8;
            case SpecialType.System_Decimal: return 16;
        }

        if (type is INamedTypeSymbol { EnumUnderlyingType: { } underlying })
            return Of(underlying);
        if (depth > 6)
            return 16;
        var size = type.GetMembers().OfType<IFieldSymbol>().Where(f => !f.IsStatic && !f.IsConst).Sum(f => Of(f.Type, depth + 1));
        return size == 0 ? 1 : (size + 7) / 8 * 8;
    }
}
