using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Coroutines.Analyzers;

/// <summary>What executing an operation, or finding a condition true or false, proves about completion.</summary>
internal sealed class CompletionEffects(AccessPaths paths, CompletionFacts facts)
{
    private const int Nesting = 4;

    /// <summary>True when the value of <paramref name="operation"/> is complete.</summary>
    public bool IsComplete(IOperation? operation, CompletionState state)
    {
        operation = paths.Strip(operation);
        return operation switch
        {
            IInvocationOperation call => Awaitables.MakesComplete(call.TargetMethod) || IsCovered(call, state),
            IPropertyReferenceOperation property when Awaitables.IsCompletedTask(property.Property) => true,
            IPropertyReferenceOperation property when Awaitables.IsEnumeratorCurrent(property) && IsWhenEach(property.Instance) => true,
            IObjectCreationOperation creation => Awaitables.IsFinishedValueTask(creation),
            IDefaultValueOperation value => Awaitables.IsValueTask(value.Type),
            IAwaitOperation wait => paths.Strip(wait.Operation) is IInvocationOperation call && Awaitables.IsWhenAny(call.TargetMethod),
            null => false,
            _ => IsCovered(operation, state),
        };
    }

    /// <summary>The state after <paramref name="operation"/> itself, its operands being done.</summary>
    public CompletionState After(IOperation operation, CompletionState state)
    {
        switch (operation)
        {
            case IAwaitOperation wait:
                return Completed(wait.Operation, state);
            case IInvocationOperation call when Awaitables.WaitsWithoutLimit(call.TargetMethod):
                return call.Instance is null ? CompletedArguments(call, state, depth: 0) : Completed(call.Instance, state);
            case IInvocationOperation call when Awaitables.IsWaitOfAnotherLibrary(call.TargetMethod):
                return CompletedArguments(call, state, depth: 0);
            case IInvocationOperation { TargetMethod.Name: "GetResult", Instance: { } awaiter }:
                return Completed(awaiter, state);
            case IInvocationOperation call:
                return AfterAssertion(call, state);
            case IPropertyReferenceOperation { Property.Name: "Result", Instance: { } instance } when Awaitables.IsTask(instance.Type) || Awaitables.IsValueTask(instance.Type):
                return Completed(instance, state);
            case ISimpleAssignmentOperation assignment:
                return Assigned(assignment.Target, assignment.Value, state);
            case IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out } argument when paths.Of(argument.Value) is { } path:
                return state.Without(path);
            default:
                return state;
        }
    }

    /// <summary>Awaiting <paramref name="awaited"/> has returned or thrown its exception.</summary>
    public CompletionState Completed(IOperation? awaited, CompletionState state, int depth = 0)
    {
        awaited = paths.Strip(awaited);
        if (awaited is IInvalidOperation unbound)
        {
            // While somebody types 'await Task.WhenAll(a, b, …)': what it names counts as awaited.
            return unbound.Descendants().Select(paths.Of).OfType<AccessPath>().Aggregate(state, (known, named) => known.With(named, deep: true));
        }

        if (awaited is IInvocationOperation call)
        {
            if (Awaitables.WaitsForArguments(call.TargetMethod))
            {
                return CompletedArguments(call, state, depth);
            }

            // 't.WaitAsync(limit)', 't.ContinueWith(…)', and every helper that is called on a task and awaited.
            if (Awaitables.Receiver(call) is { Type: { } type } task && (Awaitables.IsTask(type) || Awaitables.IsValueTask(type)))
            {
                return Completed(task, state, depth);
            }
        }

        if (paths.Of(awaited) is not { } path)
        {
            return state;
        }

        state = state.With(path, deep: false);
        foreach (var value in depth < Nesting && path.Members.Length == 0 ? facts.ValuesOf(path.Root) : [])
        {
            // 'await all' where 'var all = Task.WhenAll(a, b)'.
            if (paths.Strip(value) is IInvocationOperation made && Awaitables.WaitsForArguments(made.TargetMethod))
            {
                state = CompletedArguments(made, state, depth + 1);
            }
        }

        // 'awaiter.IsCompleted' where 'var awaiter = t.GetAwaiter()'.
        return depth < Nesting && path.Members.Length == 0 && paths.Of(facts.OnlyValueOf(path.Root)) is not null
            ? Completed(facts.OnlyValueOf(path.Root), state, depth + 1)
            : state;
    }

    private CompletionState CompletedArguments(IInvocationOperation call, CompletionState state, int depth)
    {
        foreach (var argument in call.Arguments)
        {
            state = CompletedAmong(argument.Value, state, depth);
        }

        return state;
    }

    /// <summary>Every awaitable that is an element of <paramref name="operation"/> is complete, however it got there.</summary>
    private CompletionState CompletedAmong(IOperation operation, CompletionState state, int depth)
    {
        var stripped = paths.Strip(operation);
        switch (stripped)
        {
            case null or IAnonymousFunctionOperation:
                return state;
            case IInvocationOperation { TargetMethod.Name: "Add" } initializer:
                return CompletedArguments(initializer, state, depth);
            case IInvocationOperation { TargetMethod.IsExtensionMethod: false }:
                return state;
        }

        if (paths.Of(stripped) is { } path)
        {
            state = state.With(path, deep: true);
            foreach (var value in depth < Nesting && path.Members.Length == 0 ? facts.ValuesOf(path.Root) : [])
            {
                state = CompletedAmong(value, state, depth + 1);
            }

            return state;
        }

        foreach (var child in stripped.ChildOperations)
        {
            state = CompletedAmong(child, state, depth);
        }

        return state;
    }

    private CompletionState Assigned(IOperation target, IOperation value, CompletionState state)
    {
        if (paths.Of(target) is not { } path)
        {
            return state;
        }

        var complete = IsComplete(value, state);
        state = state.Without(path);
        return complete ? state.With(path, deep: paths.Of(value) is { } source && IsCollection(source, state)) : state;
    }

    /// <summary>A view of a collection whose elements are complete has complete elements.</summary>
    private static bool IsCollection(AccessPath source, CompletionState state) => state.Covers(source.Element("*"));

    /// <summary><c>Debug.Assert(t.IsCompleted)</c>, and every method that returns only if an argument is true.</summary>
    private CompletionState AfterAssertion(IInvocationOperation call, CompletionState state)
    {
        foreach (var argument in call.Arguments)
        {
            foreach (var attribute in argument.Parameter?.GetAttributes() ?? [])
            {
                if (attribute.AttributeClass?.Name == "DoesNotReturnIfAttribute" && attribute.ConstructorArguments.Length == 1
                    && attribute.ConstructorArguments[0].Value is bool stops)
                {
                    state = new CompletionConditions(paths, facts, this).Assume(argument.Value, !stops, state);
                }
            }
        }

        return state;
    }

    private bool IsWhenEach(IOperation? enumerator)
        => paths.Strip(enumerator) is IInvocationOperation { TargetMethod.Name: "WhenEach" } call && Awaitables.IsTask(call.TargetMethod.ContainingType);

    private bool IsCovered(IOperation operation, CompletionState state)
    {
        // 'var awaiter = t.GetAwaiter()': the second name of an awaitable is as good as the first.
        for (var i = 0; i < Nesting && paths.Of(operation) is { } path; i++)
        {
            if (state.Covers(path))
            {
                return true;
            }

            if (path.Members.Length > 0 || facts.OnlyValueOf(path.Root) is not { } value)
            {
                return false;
            }

            operation = value;
        }

        return false;
    }
}
