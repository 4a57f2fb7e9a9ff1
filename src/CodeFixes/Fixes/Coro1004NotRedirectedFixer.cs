using Microsoft.CodeAnalysis.Operations;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace Coroutines.CodeFixes;

/// <summary>A method group becomes a lambda: <c>urls.Select(Fetch)</c> becomes <c>urls.Select(url => Fetch(url))</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class Coro1004NotRedirectedFixer() : CoroutineFixer(Coro1004NotRedirectedAnalyzer.Id)
{
    private protected override IEnumerable<Fix> Find(FixPlace place)
    {
        if (place.Expression is not { } group
            || place.Model.GetOperation(group, place.Cancellation) is not IMethodReferenceOperation { Parent: IDelegateCreationOperation creation }
            || (creation.Type as INamedTypeSymbol)?.DelegateInvokeMethod is not { } invoke
            || invoke.Parameters.Any(parameter => parameter.RefKind != RefKind.None)
            || !KeepsReceiver(group, place))
        {
            yield break;
        }

        var names = FreeNames(invoke, group, place);
        yield return place.Replace("Use a lambda", group, current => Lambda(current, names));
    }

    private static ExpressionSyntax Lambda(ExpressionSyntax group, IReadOnlyList<string> names)
    {
        var arguments = SeparatedList(names.Select(name => Argument(IdentifierName(name))));
        var call = InvocationExpression(group.WithoutTrivia(), ArgumentList(arguments));
        LambdaExpressionSyntax lambda = names.Count == 1
            ? SimpleLambdaExpression(Parameter(Identifier(names[0])), call)
            : ParenthesizedLambdaExpression(ParameterList(SeparatedList(names.Select(name => Parameter(Identifier(name))))), call);
        return lambda.NormalizeWhitespace().WithTriviaFrom(group);
    }

    /// <summary>A method group evaluates its receiver once, a lambda at each call: the same only for names.</summary>
    private static bool KeepsReceiver(ExpressionSyntax group, FixPlace place) => group switch
    {
        SimpleNameSyntax => true,
        MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } => true,
        MemberAccessExpressionSyntax { Expression: var receiver } => place.Model.GetSymbolInfo(receiver, place.Cancellation).Symbol
            is ITypeSymbol or ILocalSymbol or IParameterSymbol or IFieldSymbol { IsReadOnly: true },
        _ => false,
    };

    private static IReadOnlyList<string> FreeNames(IMethodSymbol invoke, ExpressionSyntax group, FixPlace place)
    {
        var method = (place.Model.GetSymbolInfo(group, place.Cancellation).Symbol as IMethodSymbol) ?? invoke;
        var names = new List<string>();
        for (var i = 0; i < invoke.Parameters.Length; i++)
        {
            var wanted = i < method.Parameters.Length ? method.Parameters[i].Name : invoke.Parameters[i].Name;
            var free = wanted;
            for (var number = 2; names.Contains(free) || !place.Model.LookupSymbols(group.SpanStart, name: free).All(s => s is not (ILocalSymbol or IParameterSymbol)); number++)
            {
                free = wanted + number;
            }

            names.Add(free);
        }

        return names;
    }
}
