using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Coroutines.Analyzers;

/// <summary>An operation that runs a method: a call, a constructor, an accessor.</summary>
/// <param name="Operation">The operation.</param>
/// <param name="Target">The method.</param>
/// <param name="Instance">What it is called on; of an extension method the first argument; null of a static one.</param>
/// <param name="Arguments">The arguments.</param>
internal readonly record struct BlockingUse(IOperation Operation, IMethodSymbol Target, IOperation? Instance, ImmutableArray<IArgumentOperation> Arguments)
{
    /// <summary>Sees an operation as a use; null when it runs no method.</summary>
    public static BlockingUse? Of(IOperation operation)
    {
        switch (operation)
        {
            case IInvocationOperation call:
                return new(call, call.TargetMethod, Awaitables.Receiver(call), call.Arguments);
            case IObjectCreationOperation { Constructor: { } constructor } creation:
                return new(creation, constructor, Instance: null, creation.Arguments);
            case IPropertyReferenceOperation property:
                var accessor = IsWritten(property) ? property.Property.SetMethod : property.Property.GetMethod;
                return accessor is null ? null : new(property, accessor, property.Instance, property.Arguments);
            default:
                return null;
        }
    }

    private static bool IsWritten(IPropertyReferenceOperation property)
        => property.Parent is ISimpleAssignmentOperation assignment && assignment.Target == property;

    /// <summary>
    /// True where the user's own code runs: the compiler binds a call to the method that was first declared, whatever
    /// the receiver's type overrides.
    /// </summary>
    public bool IsOverriddenInSource()
    {
        var target = Target;
        var receiver = Operands.Strip(Instance)?.Type;
        for (var type = receiver; type is not null && !SymbolEqualityComparer.Default.Equals(type, target.ContainingType); type = type.BaseType)
        {
            if (type.GetMembers(target.Name).Any(member =>
                member is IMethodSymbol { IsOverride: true, DeclaringSyntaxReferences.IsEmpty: false } method
                && method.Parameters.Length == target.Parameters.Length))
            {
                return true;
            }
        }

        return false;
    }
}
