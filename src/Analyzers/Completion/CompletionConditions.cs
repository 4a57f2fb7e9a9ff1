using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Coroutines.Analyzers;

/// <summary>What a condition proves on the way on which it holds.</summary>
internal sealed class CompletionConditions(AccessPaths paths, CompletionFacts facts, CompletionEffects effects)
{
    /// <summary>The state when <paramref name="condition"/> was found to be <paramref name="value"/>.</summary>
    public CompletionState Assume(IOperation condition, bool value, CompletionState state)
    {
        switch (paths.Strip(condition))
        {
            case IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not:
                return Assume(not.Operand, !value, state);
            case IPropertyReferenceOperation property when value && Awaitables.IsCompletionFlag(property.Property):
                return Complete(property.Instance, state);
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals } equality:
                return Equal(equality.LeftOperand, equality.RightOperand, value, state);
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.NotEquals } inequality:
                return Equal(inequality.LeftOperand, inequality.RightOperand, !value, state);
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.And or BinaryOperatorKind.ConditionalAnd } both when value:
                return Assume(both.RightOperand, true, Assume(both.LeftOperand, true, state));
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Or or BinaryOperatorKind.ConditionalOr } either when !value:
                return Assume(either.RightOperand, false, Assume(either.LeftOperand, false, state));
            case IIsPatternOperation match:
                return Matched(match.Value, match.Pattern, value, state);
            case IInvocationOperation { TargetMethod.Name: "Wait", Instance: { } task } when value && Awaitables.IsTask(task.Type):
                return effects.Completed(task, state);
            case ILocalReferenceOperation flag when facts.OnlyValueOf(flag.Local) is { } only and not ILocalReferenceOperation:
                return Assume(only, value, state);
            default:
                return state;
        }
    }

    private CompletionState Equal(IOperation left, IOperation right, bool value, CompletionState state)
    {
        if (right.ConstantValue is { HasValue: true, Value: bool constant })
        {
            return Assume(left, value == constant, state);
        }

        if (!value)
        {
            return Other(left, right, Other(right, left, state));
        }

        if (IsTerminalStatus(right) && Origin(left) is IPropertyReferenceOperation { Property.Name: "Status" } status)
        {
            return Complete(status.Instance, state);
        }

        // 'await Task.WhenAny(t, …) == t': the one that is complete is this one.
        return effects.IsComplete(left, state) ? Complete(right, state)
            : effects.IsComplete(right, state) ? Complete(left, state)
            : state;
    }

    /// <summary><c>await Task.WhenAny(a, b) != a</c>: the one of the two that is complete is the other.</summary>
    private CompletionState Other(IOperation winner, IOperation loser, CompletionState state)
        => Origin(winner) is IAwaitOperation wait && paths.Strip(wait.Operation) is IInvocationOperation call && Awaitables.IsWhenAny(call.TargetMethod)
            && paths.Of(loser) is { } path && Candidates(call) is { Count: 2 } two && two.FindIndex(candidate => path.Equals(candidate)) is >= 0 and var index
            && two[1 - index] is { } other
            ? state.With(other, deep: false)
            : state;

    private List<AccessPath?> Candidates(IInvocationOperation whenAny)
    {
        var elements = whenAny.Arguments.Length == 1 && whenAny.Arguments[0].Value is IArrayCreationOperation { Initializer: { } initializer }
            ? initializer.ElementValues
            : whenAny.Arguments.Select(argument => argument.Value);
        return [.. elements.Select(paths.Of)];
    }

    private CompletionState Matched(IOperation input, IPatternOperation pattern, bool value, CompletionState state)
    {
        switch (pattern)
        {
            case INegatedPatternOperation negated:
                return Matched(input, negated.Pattern, !value, state);
            case IConstantPatternOperation { Value.ConstantValue: { HasValue: true, Value: bool constant } }:
                return Assume(input, value == constant, state);
            case IConstantPatternOperation { Value: { } status } when value && IsTerminalStatus(status)
                && Origin(input) is IPropertyReferenceOperation { Property.Name: "Status" } property:
                return Complete(property.Instance, state);
            case IDeclarationPatternOperation { DeclaredSymbol: ILocalSymbol alias } when value && effects.IsComplete(input, state):
                return state.With(AccessPath.Of(alias), deep: false);
            case IRecursivePatternOperation recursive when value && recursive.PropertySubpatterns.Any(ProvesCompletion):
                return Complete(input, state);
            default:
                return state;
        }
    }

    /// <summary><c>{ IsCompletedSuccessfully: true }</c>.</summary>
    public static bool ProvesCompletion(IPropertySubpatternOperation subpattern)
        => subpattern.Member is IPropertyReferenceOperation property
            && subpattern.Pattern is IConstantPatternOperation constant
            && (Awaitables.IsCompletionFlag(property.Property) && constant.Value.ConstantValue is { HasValue: true, Value: true }
                || property.Property.Name == "Status" && IsTerminalStatus(constant.Value));

    private static bool IsTerminalStatus(IOperation status)
    {
        while (status is IConversionOperation conversion)
        {
            status = conversion.Operand;
        }

        return status is IFieldReferenceOperation { Field.Name: "RanToCompletion" or "Faulted" or "Canceled" } field
            && field.Field.ContainingType.Is("System.Threading.Tasks", "TaskStatus");
    }

    /// <summary>The property behind <c>var status = t.Status</c>.</summary>
    private IOperation? Origin(IOperation value)
        => paths.Strip(value) is ILocalReferenceOperation local ? paths.Strip(facts.OnlyValueOf(local.Local)) : paths.Strip(value);

    private CompletionState Complete(IOperation? instance, CompletionState state) => effects.Completed(instance, state);
}
