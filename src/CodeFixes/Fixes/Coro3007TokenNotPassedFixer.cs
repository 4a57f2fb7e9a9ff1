namespace Coroutines.CodeFixes;

/// <summary><c>await Task.Delay(delay)</c> becomes <c>await Task.Delay(delay, token)</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class Coro3007TokenNotPassedFixer() : CoroutineFixer(Coro3007TokenNotPassedAnalyzer.Id)
{
    private protected override IEnumerable<Fix> Find(FixPlace place)
    {
        if (place.Call is { } call && TokenHints.Token(place.Diagnostic) is { } token)
        {
            var form = TokenHints.Form(place.Diagnostic);
            yield return place.Replace("Pass the cancellation token on", call, current => form.Apply(current, Expression(token)));
        }
    }

    private static ExpressionSyntax Expression(string token)
        => token == CurrentToken.OfTask
            ? SyntaxFactory.MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, Names.Coroutine, SyntaxFactory.IdentifierName("CancellationToken"))
            : SyntaxFactory.ParseExpression(token);
}
