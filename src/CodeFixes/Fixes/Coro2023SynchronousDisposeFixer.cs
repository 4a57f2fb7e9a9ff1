using System.Collections.Immutable;
using System.Composition;
using Coroutines.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Coroutines.CodeFixes;

/// <summary><c>using var file = …;</c> becomes <c>await using var file = …;</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(Coro2023SynchronousDisposeFixer)), Shared]
public sealed class Coro2023SynchronousDisposeFixer : CoroutineFixer
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [Coro2023SynchronousDisposeAnalyzer.Id];

    private protected override IEnumerable<Fix> Find(FixPlace place)
    {
        SyntaxNode? statement = place.Node.FirstAncestorOrSelf<StatementSyntax>(node => node is UsingStatementSyntax or LocalDeclarationStatementSyntax);
        if (statement is null || !AwaitPlace.Allows(statement))
        {
            yield break;
        }

        yield return new Fix("Use 'await using'", Coro2023SynchronousDisposeAnalyzer.Id, editor =>
            editor.ReplaceNode(statement, (current, _) =>
            {
                var awaited = SyntaxFactory.Token(SyntaxKind.AwaitKeyword).WithLeadingTrivia(current.GetLeadingTrivia()).WithTrailingTrivia(SyntaxFactory.Space);
                return current switch
                {
                    UsingStatementSyntax used => used.WithUsingKeyword(used.UsingKeyword.WithLeadingTrivia()).WithAwaitKeyword(awaited),
                    LocalDeclarationStatementSyntax local => local.WithUsingKeyword(local.UsingKeyword.WithLeadingTrivia()).WithAwaitKeyword(awaited),
                    _ => current,
                };
            }));
    }
}
