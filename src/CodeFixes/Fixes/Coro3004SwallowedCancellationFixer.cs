namespace Coroutines.CodeFixes;

/// <summary>Lets the cancellation through: <c>catch (Exception e) when (e is not OperationCanceledException)</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class Coro3004SwallowedCancellationFixer() : CoroutineFixer(Coro3004SwallowedCancellationAnalyzer.Id)
{
    private protected override IEnumerable<Fix> Find(FixPlace place)
    {
        if (place.Node.FirstAncestorOrSelf<CatchClauseSyntax>() is not { } handler)
        {
            yield break;
        }

        var name = handler.Declaration is { Identifier.ValueText: { Length: > 0 } given } ? given : FreeName(handler, place.Model);
        yield return place.Replace("Let the cancellation through", handler, current => Filtered(current, name));
    }

    private static CatchClauseSyntax Filtered(CatchClauseSyntax handler, string name)
    {
        var written = SyntaxFactory.ParseStatement($"try {{ }} catch (Exception {name}) when ({name} is not Canceled) {{ }}");
        var bare = written.ChildNodes().OfType<CatchClauseSyntax>().Single();
        var type = handler.Declaration?.Type.WithoutTrivia() ?? Names.Exception;
        var declaration = bare.Declaration!.WithType(type.WithTrailingTrivia(SyntaxFactory.Space));
        var canceled = bare.Filter!.DescendantNodes().OfType<IdentifierNameSyntax>().Last();
        SyntaxNode pattern = canceled.Parent is ConstantPatternSyntax constant ? constant : canceled;
        var filter = bare.Filter!.ReplaceNode(pattern, pattern is ConstantPatternSyntax ? SyntaxFactory.TypePattern(Names.OperationCanceledException) : Names.OperationCanceledException);
        var after = handler.Declaration is { } old ? old.GetTrailingTrivia() : handler.CatchKeyword.TrailingTrivia;
        return handler
            .WithCatchKeyword(handler.CatchKeyword.WithTrailingTrivia(SyntaxFactory.Space))
            .WithDeclaration(declaration.WithTrailingTrivia(SyntaxFactory.Space))
            .WithFilter(filter.WithoutTrivia().WithTrailingTrivia(after));
    }

    private static string FreeName(CatchClauseSyntax handler, SemanticModel model)
    {
        var taken = model.LookupSymbols(handler.SpanStart).Select(symbol => symbol.Name).Concat(handler.DescendantTokens().Select(token => token.ValueText));
        var names = new HashSet<string>(taken);
        return new[] { "e", "exception", "caught" }.FirstOrDefault(name => !names.Contains(name)) ?? "caughtException";
    }
}
