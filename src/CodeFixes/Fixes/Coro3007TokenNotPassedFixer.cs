using System.Collections.Immutable;
using System.Composition;
using Coroutines.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Coroutines.CodeFixes;

/// <summary><c>await Task.Delay(delay)</c> becomes <c>await Task.Delay(delay, token)</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(Coro3007TokenNotPassedFixer)), Shared]
public sealed class Coro3007TokenNotPassedFixer : CoroutineFixer
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [Coro3007TokenNotPassedAnalyzer.Id];

    private protected override IEnumerable<Fix> Find(FixPlace place)
    {
        if (place.Call is not { } call || TokenHints.Token(place.Diagnostic) is not { } token)
        {
            yield break;
        }

        var form = TokenHints.Form(place.Diagnostic);
        yield return new Fix("Pass the cancellation token on", Coro3007TokenNotPassedAnalyzer.Id, editor =>
            editor.ReplaceNode(call, (current, _) => form.Apply((InvocationExpressionSyntax)current, Expression(token))));
    }

    private static ExpressionSyntax Expression(string token)
        => token == CurrentToken.OfTask
            ? SyntaxFactory.MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, Names.Coroutine, SyntaxFactory.IdentifierName("CancellationToken"))
            : SyntaxFactory.ParseExpression(token);
}
