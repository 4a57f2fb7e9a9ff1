using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Coroutines.Analyzers;

/// <summary>
/// Finds the token that a coroutine is to pass on: the one it was given as a parameter, or else the one that it passes on elsewhere, a read-only field or
/// <c>Coroutine.CancellationToken</c>. A coroutine with neither has none: its task is cancelled without one.
/// </summary>
internal static class CurrentToken
{
    /// <summary>The token of the current task, which every coroutine can name.</summary>
    public const string OfTask = "Coroutine.CancellationToken";

    /// <summary>The token as it is written, or null where there is none, or more than one.</summary>
    /// <param name="place">An operation of a coroutine.</param>
    /// <param name="member">The member that contains it.</param>
    /// <param name="types">The types of the runtime.</param>
    /// <param name="onlyGiven">Asks for a parameter alone.</param>
    public static string? At(IOperation place, ISymbol member, KnownTypes types, bool onlyGiven)
    {
        var function = FunctionAround(place);
        while (true)
        {
            var given = Parameters(function, member).Where(parameter => TokenForm.IsToken(parameter.Type) && parameter is { RefKind: RefKind.None, IsDiscard: false }).ToList();
            if (given.Count > 0)
            {
                return given.Count == 1 ? given[0].Name : null;
            }

            if (function is null || PlacesOf(function, types) is not { Count: > 0 } places || places.Any(IsShielded))
            {
                return onlyGiven ? null : PassedOn(place, types);
            }

            if (places.OfType<IInvocationOperation>().FirstOrDefault(IsScope) is { } scope)
            {
                // A scope has a token of its own, that of the task inside it. Where the scope does not end with what is around, neither token is enough.
                return (onlyGiven ? null : PassedOn(place, types)) ?? (scope.Arguments.Any(IsGivenToken) ? OfTask : null);
            }

            function = FunctionAround(function);
        }
    }

    /// <summary>The lambda or local function around an operation; null in the member's own body.</summary>
    private static IOperation? FunctionAround(IOperation operation)
    {
        var parent = operation.Parent;
        while (parent is not (null or IAnonymousFunctionOperation or ILocalFunctionOperation))
        {
            parent = parent.Parent;
        }

        return parent;
    }

    private static IEnumerable<IParameterSymbol> Parameters(IOperation? function, ISymbol member)
        => (function switch
        {
            IAnonymousFunctionOperation lambda => lambda.Symbol,
            ILocalFunctionOperation local => local.Symbol,
            _ => member as IMethodSymbol,
        })?.Parameters ?? [];

    /// <summary>Where a function is called that sees what is around: the token there is its own, too.</summary>
    private static IReadOnlyList<IOperation> PlacesOf(IOperation function, KnownTypes types) => function switch
    {
        IAnonymousFunctionOperation { Symbol.IsStatic: false } lambda => [.. DelegateUse.InlinePlaces(lambda, types)],
        ILocalFunctionOperation { Symbol.IsStatic: false } local => [.. DelegateUse.InlinePlaces(local, types)],
        _ => [],
    };

    /// <summary>A shield is there to keep the cancellation away.</summary>
    private static bool IsShielded(IOperation place)
        => place is IInvocationOperation call && call.Arguments.Any(argument => argument.Parameter?.Name == "shield" && argument.Value.ConstantValue is not { HasValue: true, Value: false });

    private static bool IsScope(IInvocationOperation call) => call.TargetMethod.ContainingType.Is("Coroutines", "CancelScope");

    private static bool IsGivenToken(IArgumentOperation argument) => argument.ArgumentKind == ArgumentKind.Explicit && TokenForm.IsToken(argument.Parameter?.Type);

    private static string? PassedOn(IOperation place, KnownTypes types)
    {
        var tokens = Functions.Own(FunctionAround(place) is { } function ? Body(function) : DelegateUse.Root(place))
            .OfType<IArgumentOperation>()
            .Where(argument => argument is { ArgumentKind: ArgumentKind.Explicit, Parent: IInvocationOperation } && TokenForm.IsToken(argument.Parameter?.Type))
            .Select(argument => Name(Operands.Strip(argument.Value), place, types))
            .Where(name => name is not null)
            .Distinct()
            .ToList();
        return tokens.Count == 1 ? tokens[0] : null;
    }

    private static IOperation Body(IOperation function)
        => (function is IAnonymousFunctionOperation lambda ? lambda.Body : ((ILocalFunctionOperation)function).Body) ?? function;

    private static string? Name(IOperation? token, IOperation place, KnownTypes types) => token switch
    {
        IPropertyReferenceOperation { Property: { Name: "CancellationToken" } property } when types.IsOurs(property) => OfTask,
        IMemberReferenceOperation { Instance: null or IInstanceReferenceOperation, Member: { } member } when IsKept(member) && !TokenForm.IsToken(member.ContainingType) => token.Syntax.ToString(),
        ILocalReferenceOperation local when IsInScope(local.Local, place)
            && Name(Operands.Strip(Operands.OnlyValueOf(local.Local, place)), place, types) is not null => local.Local.Name,
        _ => null,
    };

    /// <summary>A token that another takes the place of belongs to a connection, a run, …, and it is not known to which.</summary>
    private static bool IsKept(ISymbol member) => member is IFieldSymbol { IsReadOnly: true } or IPropertySymbol { SetMethod: null or { IsInitOnly: true } };

    private static bool IsInScope(ILocalSymbol local, IOperation place)
        => local.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is { } declarator
            && declarator.Span.End < place.Syntax.SpanStart
            && declarator.Parent?.Parent?.Parent is { } block && block.Span.Contains(place.Syntax.Span);
}
