using System.Collections.Immutable;
using System.Composition;
using Coroutines.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Coroutines.CodeFixes;

/// <summary>Lets the cancellation through: <c>catch (Exception e) when (e is not OperationCanceledException)</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(Coro3004SwallowedCancellationFixer)), Shared]
public sealed class Coro3004SwallowedCancellationFixer : CoroutineFixer
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [Coro3004SwallowedCancellationAnalyzer.Id];

    private protected override IEnumerable<Fix> Find(FixPlace place)
    {
        if (place.Node.FirstAncestorOrSelf<CatchClauseSyntax>() is not { } handler)
        {
            yield break;
        }

        var name = handler.Declaration is { Identifier.ValueText: { Length: > 0 } given } ? given : FreeName(handler, place.Model);
        yield return new Fix("Let the cancellation through", Coro3004SwallowedCancellationAnalyzer.Id, editor =>
            editor.ReplaceNode(handler, (current, _) => Filtered((CatchClauseSyntax)current, name)));
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
