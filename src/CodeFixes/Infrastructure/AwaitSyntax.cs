using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace Coroutines.CodeFixes;

/// <summary>Writes <c>await</c>.</summary>
internal static class AwaitSyntax
{
    /// <summary>
    /// <c>await <paramref name="awaited"/></c> with the comments and line breaks of <paramref name="current"/>, and in
    /// parentheses where what follows <paramref name="original"/> would bind tighter.
    /// </summary>
    public static ExpressionSyntax Await(ExpressionSyntax awaited, SyntaxNode current, ExpressionSyntax original)
    {
        var operand = NeedsParentheses(awaited) ? ParenthesizedExpression(awaited.WithoutTrivia()) : awaited.WithoutTrivia();
        ExpressionSyntax result = AwaitExpression(Token(SyntaxKind.AwaitKeyword).WithTrailingTrivia(Space), operand);
        if (BindsTighter(original))
        {
            result = ParenthesizedExpression(result);
        }

        return result.WithTriviaFrom(current);
    }

    /// <summary><c>await foreach</c> over what takes the place of the source.</summary>
    public static CommonForEachStatementSyntax ForEach(CommonForEachStatementSyntax loop, Func<ExpressionSyntax, ExpressionSyntax> source)
    {
        var awaited = Token(SyntaxKind.AwaitKeyword).WithLeadingTrivia(loop.GetLeadingTrivia()).WithTrailingTrivia(Space);
        loop = loop.ReplaceNode(loop.Expression, source(loop.Expression));
        return loop switch
        {
            ForEachStatementSyntax simple => simple.WithForEachKeyword(simple.ForEachKeyword.WithLeadingTrivia()).WithAwaitKeyword(awaited),
            ForEachVariableStatementSyntax variables => variables.WithForEachKeyword(variables.ForEachKeyword.WithLeadingTrivia()).WithAwaitKeyword(awaited),
            _ => loop,
        };
    }

    /// <summary><c>x.Result.Length</c>: what is left of a dot, a call, an index or a postfix operator must be primary.</summary>
    private static bool BindsTighter(ExpressionSyntax replaced) => replaced.Parent switch
    {
        MemberAccessExpressionSyntax access => access.Expression == replaced,
        ConditionalAccessExpressionSyntax access => access.Expression == replaced,
        ElementAccessExpressionSyntax access => access.Expression == replaced,
        InvocationExpressionSyntax call => call.Expression == replaced,
        PostfixUnaryExpressionSyntax => true,
        _ => false,
    };

    private static bool NeedsParentheses(ExpressionSyntax awaited)
        => awaited is BinaryExpressionSyntax or ConditionalExpressionSyntax or AssignmentExpressionSyntax or SwitchExpressionSyntax
            or IsPatternExpressionSyntax or WithExpressionSyntax or RangeExpressionSyntax or QueryExpressionSyntax or AnonymousFunctionExpressionSyntax;
}
