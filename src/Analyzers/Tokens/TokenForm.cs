using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Coroutines.Analyzers;

/// <summary>How a call that was given no <see cref="CancellationToken"/> takes one.</summary>
/// <param name="Argument">The name that the argument needs, or null where it follows the others.</param>
internal sealed record TokenForm(string? Argument)
{
    /// <summary>An optional parameter, or an overload that differs in the token alone; null where there is neither, or a token was given.</summary>
    public static TokenForm? Of(AwaitedCall awaited)
    {
        var call = awaited.Call;
        if (call.Syntax is not InvocationExpressionSyntax syntax || call.Arguments.Any(IsGivenOrExpanded))
        {
            return null;
        }

        return call.Arguments.FirstOrDefault(argument => IsToken(argument.Parameter?.Type)) is { } left
            ? new TokenForm(FollowsTheOthers(left, call, syntax) ? null : left.Parameter!.Name)
            : call.TargetMethod.ContainingType?.GetMembers(call.TargetMethod.Name).Any(member => member is IMethodSymbol other && AddsToken(other, awaited)) == true
                ? new TokenForm(Argument: null) : null;
    }

    /// <summary>True when the compiler takes the call with the token for this form.</summary>
    /// <param name="awaited">The call.</param>
    /// <param name="token">The token as it would be written.</param>
    /// <param name="owner">The method it stands in: an overload that only calls this one with the token would call itself.</param>
    public bool Binds(AwaitedCall awaited, string token, IMethodSymbol owner)
    {
        if (awaited.Call is not { Syntax: InvocationExpressionSyntax syntax, SemanticModel: { } model, TargetMethod: { } method })
        {
            return false;
        }

        var given = Apply(syntax, SyntaxFactory.ParseExpression(token == CurrentToken.OfTask ? "global::Coroutines." + token : token));
        if (model.GetSpeculativeSymbolInfo(syntax.SpanStart, given, SpeculativeBindingOption.BindAsExpression).Symbol is not IMethodSymbol bound)
        {
            return false;
        }

        bound = (bound.ReducedFrom ?? bound).OriginalDefinition;
        return SymbolEqualityComparer.Default.Equals(bound, method.OriginalDefinition)
            || AddsToken(bound, awaited)
                && !SymbolEqualityComparer.Default.Equals(bound, owner.OriginalDefinition)
                && !bound.GetAttributes().Any(attribute => attribute.AttributeClass.Is("System", "ObsoleteAttribute"));
    }

    /// <summary>The call with the token among its arguments.</summary>
    public InvocationExpressionSyntax Apply(InvocationExpressionSyntax call, ExpressionSyntax token)
    {
        var argument = SyntaxFactory.Argument(token);
        if (Argument is { } name)
        {
            argument = argument.WithNameColon(SyntaxFactory.NameColon(SyntaxFactory.IdentifierName(name), SyntaxFactory.Token(SyntaxKind.ColonToken).WithTrailingTrivia(SyntaxFactory.Space)));
        }

        var arguments = call.ArgumentList.Arguments;
        return call.WithArgumentList(call.ArgumentList.WithArguments(arguments.Count == 0
            ? arguments.Add(argument)
            : SyntaxFactory.SeparatedList(
                arguments.Add(argument),
                arguments.GetSeparators().Append(SyntaxFactory.Token(SyntaxKind.CommaToken).WithTrailingTrivia(SyntaxFactory.Space)))));
    }

    public static bool IsToken(ITypeSymbol? type) => type.Is("System.Threading", "CancellationToken");

    /// <summary>A token that is given, <c>CancellationToken.None</c> too, is meant; nothing can follow the elements of a <c>params</c> array.</summary>
    private static bool IsGivenOrExpanded(IArgumentOperation argument)
        => argument.ArgumentKind is ArgumentKind.ParamArray or ArgumentKind.ParamCollection
            || argument.ArgumentKind == ArgumentKind.Explicit && IsToken(argument.Parameter?.Type);

    private static bool FollowsTheOthers(IArgumentOperation left, IInvocationOperation call, InvocationExpressionSyntax syntax)
        => left.Parameter!.Ordinal == call.Arguments.Count(argument => argument.ArgumentKind == ArgumentKind.Explicit)
            && syntax.ArgumentList.Arguments.All(argument => argument.NameColon is null);

    /// <summary>The same parameters and a token behind them, and the same result.</summary>
    private static bool AddsToken(IMethodSymbol other, AwaitedCall awaited)
    {
        other = other.OriginalDefinition;
        var method = (awaited.Call.TargetMethod.ReducedFrom ?? awaited.Call.TargetMethod).OriginalDefinition;
        var parameters = method.Parameters;
        return other.Parameters.Length == parameters.Length + 1
            && other.Arity == method.Arity
            && other.IsStatic == method.IsStatic
            && other.Parameters[parameters.Length] is { RefKind: RefKind.None } last && IsToken(last.Type)
            && SameResult(other.ReturnType, method.ReturnType, awaited.IsDirect)
            && parameters.Zip(other.Parameters, (a, b) => a.RefKind == b.RefKind && SameType(a.Type, b.Type)).All(same => same);
    }

    /// <summary>An await makes no difference between a task and a value task.</summary>
    private static bool SameResult(ITypeSymbol a, ITypeSymbol b, bool isDirect)
        => SameType(a, b)
            || isDirect && IsTask(a) && IsTask(b) && a is INamedTypeSymbol { TypeArguments: var x } && b is INamedTypeSymbol { TypeArguments: var y }
                && x.Length == y.Length && x.Zip(y, SameType).All(same => same);

    private static bool IsTask(ITypeSymbol type) => Awaitables.IsTask(type) || Awaitables.IsValueTask(type);

    /// <summary>Type parameters of two methods are the same where they stand at the same place.</summary>
    private static bool SameType(ITypeSymbol a, ITypeSymbol b)
        => a is ITypeParameterSymbol { TypeParameterKind: TypeParameterKind.Method } x && b is ITypeParameterSymbol { TypeParameterKind: TypeParameterKind.Method } y
            ? x.Ordinal == y.Ordinal
            : a is INamedTypeSymbol { IsGenericType: true } g && b is INamedTypeSymbol { IsGenericType: true } h
                ? SymbolEqualityComparer.Default.Equals(g.OriginalDefinition, h.OriginalDefinition) && g.TypeArguments.Zip(h.TypeArguments, SameType).All(same => same)
                : a is IArrayTypeSymbol s && b is IArrayTypeSymbol t ? s.Rank == t.Rank && SameType(s.ElementType, t.ElementType)
                : SymbolEqualityComparer.Default.Equals(a, b);
}
