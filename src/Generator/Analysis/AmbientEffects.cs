using Coroutines.Generator.Bind;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Coroutines.Generator.Analysis;

/// <summary>
/// May a method set an <c>AsyncLocal</c>? What an awaited coroutine sets must not flow back to its awaiter (R26), and undoing it costs a few
/// nanoseconds per call; a body that calls nothing unknown does not need that.
/// </summary>
internal static class AmbientEffects
{
    private static readonly HashSet<string> Harmless =
    [
        "System.Console", "System.Math", "System.MathF", "System.TimeSpan", "System.DateTime", "System.DateTimeOffset", "System.Array", "System.Guid", "System.Random",
        "System.Text.StringBuilder", "System.Linq.Enumerable", "System.Convert", "System.BitConverter", "System.Diagnostics.Stopwatch", "System.IDisposable", "System.Exception",
    ];

    public static bool IsPossible(IOperation method) => method.Descendants().Any(IsUnknown);

    private static bool IsUnknown(IOperation operation) => operation switch
    {
        IInvocationOperation call => !IsHarmless(call.TargetMethod),
        IObjectCreationOperation { Constructor: { } constructor } => !IsHarmless(constructor) && !constructor.IsImplicitlyDeclared,
        IPropertyReferenceOperation property => !IsHarmless(property.Property) && !IsAutomatic(property.Property),
        IBinaryOperation { OperatorMethod: { } method } => !IsHarmless(method),
        IUnaryOperation { OperatorMethod: { } method } => !IsHarmless(method),
        IConversionOperation { OperatorMethod: { } method } => !IsHarmless(method),
        IAwaitOperation { Operation.Type: { } type } => !IsKnownAwaitable(type),
        IUsingOperation or IForEachLoopOperation { Collection.Type: not IArrayTypeSymbol } or IEventAssignmentOperation => true,
        IDynamicInvocationOperation or IDynamicMemberReferenceOperation or IDynamicObjectCreationOperation or IDynamicIndexerAccessOperation => true,
        _ => false,
    };

    private static bool IsHarmless(ISymbol member)
    {
        if (member is IMethodSymbol method && CoroutineSymbols.IsCoroutine(CoroutineSymbols.Declared(method)))
            return true;
        if (member.ContainingType is not { } type)
            return false;
        if (type.SpecialType != SpecialType.None || type.TypeKind is TypeKind.Enum)
            return true;
        var space = type.ContainingNamespace?.ToDisplayString();
        return space is "Coroutines" or "System.Collections.Generic" || Harmless.Contains($"{space}.{type.Name}");
    }

    private static bool IsAutomatic(IPropertySymbol property) =>
        !property.IsVirtual && !property.IsAbstract && !property.IsOverride && property.ContainingType.GetMembers().OfType<IFieldSymbol>().Any(f => SymbolEqualityComparer.Default.Equals(f.AssociatedSymbol, property));

    private static bool IsKnownAwaitable(ITypeSymbol type) =>
        type.ContainingNamespace?.ToDisplayString() is "Coroutines" or "Coroutines.CompilerServices" or "System.Threading.Tasks" or "System.Runtime.CompilerServices";
}
