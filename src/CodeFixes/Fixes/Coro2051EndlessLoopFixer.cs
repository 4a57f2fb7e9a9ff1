using System.Collections.Immutable;
using System.Composition;
using Coroutines.Analyzers;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis;

namespace Coroutines.CodeFixes;

/// <summary>Puts <c>await Coroutine.Yield();</c> at the head of a loop that lets nobody else run.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(Coro2051EndlessLoopFixer)), Shared]
public sealed class Coro2051EndlessLoopFixer : CoroutineFixer
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [Coro2051EndlessLoopAnalyzer.Id];

    private protected override IEnumerable<Fix> Find(FixPlace place)
    {
        var loop = place.Node.FirstAncestorOrSelf<StatementSyntax>(node => node is WhileStatementSyntax or ForStatementSyntax or DoStatementSyntax);
        if (BodyOf(loop) is not { } body || !AwaitPlace.Allows(body))
        {
            yield break;
        }

        yield return new Fix("Let others run: await Coroutine.Yield()", Coro2051EndlessLoopAnalyzer.Id, editor =>
            editor.ReplaceNode(body, (current, _) => WithYield((StatementSyntax)current)));
    }

    private static StatementSyntax? BodyOf(StatementSyntax? loop) => loop switch
    {
        WhileStatementSyntax endless => endless.Statement,
        ForStatementSyntax counted => counted.Statement,
        DoStatementSyntax repeated => repeated.Statement,
        _ => null,
    };

    private static StatementSyntax WithYield(StatementSyntax body)
    {
        var yield = SyntaxFactory.ExpressionStatement(SyntaxFactory.AwaitExpression(
            SyntaxFactory.Token(SyntaxKind.AwaitKeyword).WithTrailingTrivia(SyntaxFactory.Space), Names.Call(Names.Coroutine, "Yield"))).WithAdditionalAnnotations(Formatter.Annotation);
        return body switch
        {
            BlockSyntax block => block.WithStatements(block.Statements.Insert(0, yield)).WithAdditionalAnnotations(Formatter.Annotation),
            EmptyStatementSyntax empty => yield.WithTriviaFrom(empty),
            _ => SyntaxFactory.Block(yield, body.WithoutLeadingTrivia()).WithAdditionalAnnotations(Formatter.Annotation),
        };
    }
}
