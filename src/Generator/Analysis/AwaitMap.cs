using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Coroutines.Generator.Analysis;

/// <summary>Which nodes hold an await of this method, or a <c>yield return</c>; those of lambdas and local functions are theirs.</summary>
internal sealed class AwaitMap
{
    private readonly HashSet<SyntaxNode> _awaiting = [];

    public AwaitMap(SyntaxNode body)
    {
        foreach (var node in Own(body))
        {
            if (!IsAwait(node))
                continue;
            for (var at = node; at is not null && _awaiting.Add(at) && at != body; at = at.Parent)
            {
            }
        }
    }

    public bool Contains(SyntaxNode? node) => node is not null && _awaiting.Contains(node);

    public static bool IsFunction(SyntaxNode node) => node is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax;

    /// <summary>Does the node become part of another function's body? The clauses of a query become lambdas.</summary>
    public static bool IsCapturing(SyntaxNode node) => IsFunction(node) || node is QueryBodySyntax;

    /// <summary>The node and its descendants, without the bodies of other functions.</summary>
    public static IEnumerable<SyntaxNode> Own(SyntaxNode body) => body.DescendantNodesAndSelf(n => !IsFunction(n));

    private static bool IsAwait(SyntaxNode node) => node switch
    {
        AwaitExpressionSyntax or YieldStatementSyntax { RawKind: (int)SyntaxKind.YieldReturnStatement } => true,
        CommonForEachStatementSyntax loop => loop.AwaitKeyword.IsKind(SyntaxKind.AwaitKeyword),
        UsingStatementSyntax block => block.AwaitKeyword.IsKind(SyntaxKind.AwaitKeyword),
        LocalDeclarationStatementSyntax local => local.AwaitKeyword.IsKind(SyntaxKind.AwaitKeyword),
        _ => false,
    };
}
