namespace Coroutines.CodeFixes;

/// <summary>Whether an <c>await</c> may be written at a place.</summary>
internal static class AwaitPlace
{
    /// <summary>True where one may stand and nothing is needed after it that cannot be kept over an await.</summary>
    public static bool Allows(SyntaxNode node, SemanticModel model) => Allows(node) && !StackOnly.LivesAcross(node, model);

    /// <summary>The same in a method that is going to be async.</summary>
    public static bool AllowsOnceAsync(SyntaxNode node, MethodDeclarationSyntax method, SemanticModel model)
        => Allows(node, method) && !StackOnly.LivesAcross(node, model);

    private static bool Allows(SyntaxNode node, MethodDeclarationSyntax? becomesAsync = null)
    {
        for (SyntaxNode? current = node; current?.Parent is { } parent; current = parent)
        {
            switch (parent)
            {
                case AnonymousFunctionExpressionSyntax lambda:
                    return lambda.AsyncKeyword.IsKind(SyntaxKind.AsyncKeyword);
                case LocalFunctionStatementSyntax local:
                    return local.Modifiers.Any(SyntaxKind.AsyncKeyword);
                case BaseMethodDeclarationSyntax method:
                    return (method == becomesAsync || method.Modifiers.Any(SyntaxKind.AsyncKeyword)) && !IsUnsafe(method);
                case GlobalStatementSyntax:
                    return true;
                case LockStatementSyntax locked when locked.Statement == current:
                case UnsafeStatementSyntax:
                case FixedStatementSyntax:
                case CatchFilterClauseSyntax:
                case AttributeSyntax:
                case MemberDeclarationSyntax:
                case AccessorDeclarationSyntax:
                case QueryClauseSyntax clause when !IsEvaluatedOutside(clause, current):
                case SelectOrGroupClauseSyntax:
                case QueryContinuationSyntax:
                    return false;
            }
        }

        return false;
    }

    private static bool IsUnsafe(MemberDeclarationSyntax member)
        => member.AncestorsAndSelf().Any(node => node is MemberDeclarationSyntax around && around.Modifiers.Any(SyntaxKind.UnsafeKeyword));

    /// <summary>Only the first source of a query and the sources of joins are not parts of lambdas.</summary>
    private static bool IsEvaluatedOutside(QueryClauseSyntax clause, SyntaxNode part) => clause switch
    {
        FromClauseSyntax from => from.Parent is QueryExpressionSyntax && from.Expression == part,
        JoinClauseSyntax join => join.InExpression == part,
        _ => false,
    };
}
