using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Coroutines.Analyzers;

/// <summary>A call that the code does not show as one.</summary>
/// <param name="Method">The method that runs.</param>
/// <param name="Place">Where.</param>
/// <param name="IsEnumeration">True when the result of the method is enumerated there.</param>
internal readonly record struct UnseenCall(IMethodSymbol Method, IOperation Place, bool IsEnumeration);

/// <summary>Finds operators, <c>Dispose</c>, enumerators, comparers and <c>ToString</c> of this compilation's types.</summary>
internal sealed class UnseenCalls(Compilation compilation)
{
    public static readonly OperationKind[] Kinds =
    [
        OperationKind.Binary, OperationKind.Unary, OperationKind.Conversion, OperationKind.Using, OperationKind.UsingDeclaration,
        OperationKind.Loop, OperationKind.Interpolation, OperationKind.Argument,
    ];

    private readonly INamedTypeSymbol disposable = compilation.GetSpecialType(SpecialType.System_IDisposable);

    public IEnumerable<UnseenCall> In(IOperation operation)
    {
        switch (operation)
        {
            case IBinaryOperation { OperatorMethod: { } method }:
                return Known(method, operation);
            case IUnaryOperation { OperatorMethod: { } method }:
                return Known(method, operation);
            case IConversionOperation { OperatorMethod: { } method }:
                return Known(method, operation);
            case IUsingOperation { IsAsynchronous: false } used:
                return used.Resources is IVariableDeclarationGroupOperation group ? Disposed(group) : Disposed(used.Resources.Type, used.Resources);
            case IUsingDeclarationOperation { IsAsynchronous: false } declared:
                return Disposed(declared.DeclarationGroup);
            case IForEachLoopOperation { IsAsynchronous: false } loop when Operands.Strip(loop.Collection) is IInvocationOperation call && Dispatch.IsCertain(BlockingUse.Of(call)!.Value):
                return Known(call.TargetMethod, call, isEnumeration: true);
            case IInterpolationOperation { Expression: { Type: { } type } expression }:
                return ToStringOf(type) is { } text ? Known(text, expression) : [];
            case IArgumentOperation { Value: { } value, Parameter.Type: { } wanted } when IsComparer(wanted) && Operands.Strip(value) is IObjectCreationOperation { Type: { } made } creation:
                return Comparisons(made, creation);
            default:
                return [];
        }
    }

    private static bool IsComparer(ITypeSymbol type) => type.Name is "IComparer" or "IEqualityComparer" && type.TypeKind == TypeKind.Interface;

    private static IEnumerable<UnseenCall> Comparisons(ITypeSymbol type, IOperation place)
        => type.GetMembers().OfType<IMethodSymbol>().Where(m => m.Name is "Compare" or "Equals" or "GetHashCode" && m.MethodKind == MethodKind.Ordinary)
            .SelectMany(method => Known(method, place));

    private IEnumerable<UnseenCall> Disposed(IVariableDeclarationGroupOperation group)
        => group.Declarations.SelectMany(declaration => declaration.Declarators)
            .SelectMany(declarator => Disposed(Operands.Strip(declarator.GetVariableInitializer()?.Value)?.Type ?? declarator.Symbol.Type, declarator));

    private IEnumerable<UnseenCall> Disposed(ITypeSymbol? type, IOperation place)
    {
        if (type is not INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct } named || named.Locations.All(location => !location.IsInSource))
        {
            return [];
        }

        var dispose = disposable.GetMembers("Dispose").FirstOrDefault() is { } member ? named.FindImplementationForInterfaceMember(member) as IMethodSymbol : null;
        return dispose is not null && (named.IsSealed || named.IsValueType || !dispose.IsVirtual && !dispose.IsOverride) ? Known(dispose, place) : [];
    }

    private static IMethodSymbol? ToStringOf(ITypeSymbol type)
        => type is { IsSealed: true } or { IsValueType: true }
            ? type.GetMembers("ToString").OfType<IMethodSymbol>().FirstOrDefault(method => method.IsOverride && method.Parameters.IsEmpty)
            : null;

    private static IEnumerable<UnseenCall> Known(IMethodSymbol method, IOperation place, bool isEnumeration = false)
        => method.OriginalDefinition.DeclaringSyntaxReferences.IsEmpty ? [] : [new UnseenCall(method, place, isEnumeration)];
}
