namespace Coroutines.CodeFixes;

/// <summary>
/// Awaits the awaitable form that the catalog names (<c>client.Send(r)</c> becomes <c>await client.SendAsync(r)</c>),
/// makes a loop over lines or elements an <c>await foreach</c>, or puts the call onto another thread.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class BlockingCallFixer() : CoroutineFixer([.. CatalogRule.All.Keys, Coro2060AwaitableSibling.Id, Coro2062BlockingHelperAnalyzer.Id, Coro2062BlockingHelperAnalyzer.FactId])
{
    /// <summary>Members whose result goes on blocking while it is enumerated.</summary>
    private static readonly HashSet<string> Lazily = ["ReadLines", "GetConsumingEnumerable", "ToBlockingEnumerable"];

    private protected override IEnumerable<Fix> Find(FixPlace place)
    {
        if (place.Expression is not { } blocking || !AwaitPlace.Allows(blocking, place.Model))
        {
            yield break;
        }

        if (Loop(place, blocking) is { } loop)
        {
            yield return loop;
        }
        else if (place.Call is { } call && FixHints.Form(place.Diagnostic) is { } name && Binds(call, name, place.Model))
        {
            yield return place.Replace($"Await {name}", call, current =>
                AwaitableForms.Renamed(current, name) is { } renamed ? AwaitSyntax.Await(renamed, current, call) : current);
        }

        if (blocking is InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax or MemberAccessExpressionSyntax
            && !IsLazy(place) && Offload.Movable(blocking, place.Model, place.Cancellation) is { } moved)
        {
            var usesPool = FixHints.UsesPool(place.Diagnostic);
            yield return place.Replace("Run it on another thread", moved, current =>
                AwaitSyntax.Await(Offload.Wrap(current, usesPool), current, moved), place.Diagnostic.Id + ".ToThread") with { Moved = moved };
        }
    }

    /// <summary>The awaitable form takes these arguments; what follows <c>?.</c> cannot be awaited by itself.</summary>
    private static bool Binds(InvocationExpressionSyntax call, string name, SemanticModel model)
        => Bound(call, name, model) is { } form && AwaitableForms.IsAwaitable(form.ReturnType, call.SpanStart, model);

    private static IMethodSymbol? Bound(InvocationExpressionSyntax call, string name, SemanticModel model)
        => AwaitableForms.Renamed(call, name) is { } renamed
            ? model.GetSpeculativeSymbolInfo(call.SpanStart, renamed, SpeculativeBindingOption.BindAsExpression).Symbol as IMethodSymbol
            : null;

    /// <summary><c>foreach (var line in File.ReadLines(path))</c>, <c>foreach (var item in items.ToBlockingEnumerable())</c></summary>
    private static Fix? Loop(FixPlace place, ExpressionSyntax blocking)
    {
        if (blocking.Parent is not CommonForEachStatementSyntax loop || loop.Expression != blocking || loop.AwaitKeyword.IsKind(SyntaxKind.AwaitKeyword)
            || blocking is not InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } call)
        {
            return null;
        }

        Func<ExpressionSyntax, ExpressionSyntax>? source = null;
        if (access.Name.Identifier.ValueText == "ToBlockingEnumerable" && call.ArgumentList.Arguments.Count == 0)
        {
            source = current => ((MemberAccessExpressionSyntax)((InvocationExpressionSyntax)current).Expression).Expression.WithTriviaFrom(current);
        }
        else if (FixHints.Form(place.Diagnostic) is { } name && Bound(call, name, place.Model) is { ReturnType: { Name: "IAsyncEnumerable" } })
        {
            source = current => AwaitableForms.Renamed((InvocationExpressionSyntax)current, name)!.WithTriviaFrom(current);
        }

        return source is null ? null : place.Replace("Use 'await foreach'", loop, current =>
        {
            var awaited = SyntaxFactory.Token(SyntaxKind.AwaitKeyword).WithLeadingTrivia(current.GetLeadingTrivia()).WithTrailingTrivia(SyntaxFactory.Space);
            current = current.ReplaceNode(current.Expression, source(current.Expression));
            return current switch
            {
                ForEachStatementSyntax simple => simple.WithForEachKeyword(simple.ForEachKeyword.WithLeadingTrivia()).WithAwaitKeyword(awaited),
                ForEachVariableStatementSyntax variables => variables.WithForEachKeyword(variables.ForEachKeyword.WithLeadingTrivia()).WithAwaitKeyword(awaited),
                _ => current,
            };
        });
    }

    private static bool IsLazy(FixPlace place)
        => place.Call is { } call && place.Model.GetSymbolInfo(call, place.Cancellation).Symbol is { } symbol
            && (Lazily.Contains(symbol.Name) || symbol.Name.StartsWith("Enumerate", StringComparison.Ordinal));
}
