using Microsoft.CodeAnalysis.Formatting;

namespace Coroutines.CodeFixes;

/// <summary>Puts <c>await Coroutine.Yield();</c>, outside coroutines <c>await Task.Yield();</c>, at the head of a loop that lets nobody else run.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class Coro2051EndlessLoopFixer() : CoroutineFixer(Coro2051EndlessLoopAnalyzer.Id)
{
    private protected override IEnumerable<Fix> Find(FixPlace place)
    {
        var loop = place.Node.FirstAncestorOrSelf<StatementSyntax>(node => node is WhileStatementSyntax or ForStatementSyntax or DoStatementSyntax);
        if (BodyOf(loop) is not { } body || !AwaitPlace.Allows(body, place.Model))
        {
            yield break;
        }

        var usesPool = FixHints.UsesPool(place.Diagnostic);
        yield return place.Replace($"Let others run: await {(usesPool ? "Task" : "Coroutine")}.Yield()", body, current => WithYield(current, usesPool ? Names.Task : Names.Coroutine));
    }

    private static StatementSyntax? BodyOf(StatementSyntax? loop) => loop switch
    {
        WhileStatementSyntax endless => endless.Statement,
        ForStatementSyntax counted => counted.Statement,
        DoStatementSyntax repeated => repeated.Statement,
        _ => null,
    };

    private static StatementSyntax WithYield(StatementSyntax body, NameSyntax type)
    {
        var yield = SyntaxFactory.ExpressionStatement(SyntaxFactory.AwaitExpression(
            SyntaxFactory.Token(SyntaxKind.AwaitKeyword).WithTrailingTrivia(SyntaxFactory.Space), Names.Call(type, "Yield"))).WithAdditionalAnnotations(Formatter.Annotation);
        return body switch
        {
            BlockSyntax block => block.WithStatements(block.Statements.Insert(0, yield)).WithAdditionalAnnotations(Formatter.Annotation),
            EmptyStatementSyntax empty => yield.WithTriviaFrom(empty),
            _ => SyntaxFactory.Block(yield, body.WithoutLeadingTrivia()).WithAdditionalAnnotations(Formatter.Annotation),
        };
    }
}
