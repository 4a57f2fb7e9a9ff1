namespace Coroutines.CodeFixes;

/// <summary><c>using var file = …;</c> becomes <c>await using var file = …;</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class Coro2023SynchronousDisposeFixer() : CoroutineFixer(Coro2023SynchronousDisposeAnalyzer.Id)
{
    private protected override IEnumerable<Fix> Find(FixPlace place)
    {
        SyntaxNode? statement = place.Node.FirstAncestorOrSelf<StatementSyntax>(node => node is UsingStatementSyntax or LocalDeclarationStatementSyntax);
        if (statement is null || !AwaitPlace.Allows(statement, place.Model))
        {
            yield break;
        }

        yield return place.Replace("Use 'await using'", statement, current =>
        {
            var awaited = SyntaxFactory.Token(SyntaxKind.AwaitKeyword).WithLeadingTrivia(current.GetLeadingTrivia()).WithTrailingTrivia(SyntaxFactory.Space);
            return current switch
            {
                UsingStatementSyntax used => used.WithUsingKeyword(used.UsingKeyword.WithLeadingTrivia()).WithAwaitKeyword(awaited),
                LocalDeclarationStatementSyntax local => local.WithUsingKeyword(local.UsingKeyword.WithLeadingTrivia()).WithAwaitKeyword(awaited),
                _ => current,
            };
        });
    }
}
