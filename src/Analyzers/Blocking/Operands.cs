using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Coroutines.Analyzers;

/// <summary>Looks through an expression for the value that it passes on.</summary>
internal static class Operands
{
    /// <summary>Removes conversions and parentheses, and puts the receiver of <c>?.</c> in its place.</summary>
    public static IOperation? Strip(IOperation? operation)
    {
        while (true)
        {
            var inner = operation switch
            {
                IConversionOperation { OperatorMethod: null } conversion => conversion.Operand,
                IParenthesizedOperation parenthesized => parenthesized.Operand,
                IConditionalAccessInstanceOperation instance => Awaitables.ConditionalReceiver(instance),
                _ => null,
            };
            if (inner is null)
            {
                return operation;
            }

            operation = inner;
        }
    }

    /// <summary>
    /// The values that a local variable is ever given, in the member that contains <paramref name="place"/>; empty when
    /// it gets one that cannot be seen: an <c>out</c> argument, a pattern, an element of a loop.
    /// </summary>
    public static IReadOnlyList<IOperation> ValuesOf(ILocalSymbol local, IOperation place)
    {
        var values = new List<IOperation>();
        foreach (var operation in DelegateUse.Root(place).Descendants())
        {
            switch (operation)
            {
                case IVariableDeclaratorOperation declarator when Same(declarator.Symbol, local) && declarator.GetVariableInitializer() is { } initializer:
                    values.Add(initializer.Value);
                    break;
                case ISimpleAssignmentOperation { Target: ILocalReferenceOperation target } assignment when Same(target.Local, local):
                    values.Add(assignment.Value);
                    break;
                case ILocalReferenceOperation { Parent: IArgumentOperation { Parameter.RefKind: RefKind.Out or RefKind.Ref } } reference when Same(reference.Local, local):
                case ILocalReferenceOperation { IsDeclaration: true, Parent: not IVariableDeclaratorOperation } declared when Same(declared.Local, local):
                    return [];
            }
        }

        return values;
    }

    /// <summary>The one value that a local variable is given, or null when there are more, or one that cannot be seen.</summary>
    public static IOperation? OnlyValueOf(ILocalSymbol local, IOperation place)
    {
        var values = ValuesOf(local, place);
        return values.Count == 1 ? values[0] : null;
    }

    private static bool Same(ISymbol a, ISymbol b) => SymbolEqualityComparer.Default.Equals(a, b);
}
