using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Coroutines.Analyzers;

/// <summary>Finds the places at which a lambda or a local function runs inline.</summary>
internal static class DelegateUse
{
    /// <summary>The operations that run <paramref name="lambda"/> on the thread on which they are executed themselves.</summary>
    public static IEnumerable<IOperation> InlinePlaces(IAnonymousFunctionOperation lambda, KnownTypes types)
        => PlacesOfValue(lambda, types);

    /// <summary>The operations that run the method of a method group, as for a lambda.</summary>
    public static IEnumerable<IOperation> InlinePlaces(IMethodReferenceOperation group, KnownTypes types)
        => PlacesOfValue(group, types);

    /// <summary>The calls of a local function, and the places at which a delegate made of it runs inline.</summary>
    public static IEnumerable<IOperation> InlinePlaces(ILocalFunctionOperation local, KnownTypes types)
    {
        foreach (var operation in Root(local).Descendants())
        {
            if (operation is IInvocationOperation call && Same(call.TargetMethod, local.Symbol))
            {
                yield return call;
            }
            else if (operation is IMethodReferenceOperation group && Same(group.Method, local.Symbol))
            {
                foreach (var place in PlacesOfValue(group, types))
                {
                    yield return place;
                }
            }
        }
    }

    /// <summary>Where a local function is made a delegate.</summary>
    public static IEnumerable<IMethodReferenceOperation> Groups(ILocalFunctionOperation local)
        => Root(local).Descendants().OfType<IMethodReferenceOperation>().Where(group => Same(group.Method, local.Symbol));

    /// <summary>A lambda that is data, not code: it is compiled to an expression tree.</summary>
    public static bool IsExpressionTree(IAnonymousFunctionOperation lambda)
    {
        for (var parent = lambda.Parent; parent is IConversionOperation or IDelegateCreationOperation or IParenthesizedOperation; parent = parent.Parent)
        {
            if (parent.Type.Is("System.Linq.Expressions", "Expression"))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The outermost operation of the member that contains <paramref name="operation"/>.</summary>
    public static IOperation Root(IOperation operation)
    {
        while (operation.Parent is { } parent)
        {
            operation = parent;
        }

        return operation;
    }

    /// <summary>What a delegate arrives at, also through local variables: the argument, event, field, … and the value there.</summary>
    public static IEnumerable<(IOperation Value, IOperation? Receiver)> Receivers(IOperation value, int depth = 0)
    {
        var parent = value.Parent;
        while (parent is IConversionOperation or IDelegateCreationOperation or IParenthesizedOperation or IConditionalOperation)
        {
            if (parent is IConditionalOperation conditional && conditional.Condition == value)
            {
                return [];
            }

            value = parent;
            parent = parent.Parent;
        }

        return parent switch
        {
            IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator } => ReceiversOfLocal(declarator.Symbol, value, depth),
            ISimpleAssignmentOperation { Target: ILocalReferenceOperation target } => ReceiversOfLocal(target.Local, value, depth),
            _ => [(value, parent)],
        };
    }

    private static IEnumerable<IOperation> PlacesOfValue(IOperation delegated, KnownTypes types)
    {
        foreach (var (value, receiver) in Receivers(delegated))
        {
            if (receiver is IInvocationOperation invoked && invoked.Instance == value)
            {
                yield return invoked;
            }
            else if (receiver is IArgumentOperation { Parent: IInvocationOperation call } argument
                && (InlineConsumers.RunsInline(call.TargetMethod, types) || ParameterUse.IsCalled(argument.Parameter?.OriginalDefinition)))
            {
                yield return call;
            }
        }
    }

    private static IEnumerable<(IOperation Value, IOperation? Receiver)> ReceiversOfLocal(ILocalSymbol local, IOperation assigned, int depth)
    {
        const int chainOfLocals = 3;
        if (depth == chainOfLocals)
        {
            yield break;
        }

        foreach (var operation in Root(assigned).Descendants())
        {
            if (operation is ILocalReferenceOperation reference && Same(reference.Local, local) && !IsTarget(reference))
            {
                foreach (var receiver in Receivers(reference, depth + 1))
                {
                    yield return receiver;
                }
            }
        }
    }

    private static bool IsTarget(ILocalReferenceOperation reference)
        => reference.Parent is ISimpleAssignmentOperation assignment && assignment.Target == reference;

    private static bool Same(ISymbol a, ISymbol b) => SymbolEqualityComparer.Default.Equals(a.OriginalDefinition, b.OriginalDefinition);
}
