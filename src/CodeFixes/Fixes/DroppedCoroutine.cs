namespace Coroutines.CodeFixes;

/// <summary>A coroutine that CORO3001 reported, and the syntax around it that decides what can be done about it.</summary>
internal sealed class DroppedCoroutine
{
    private readonly bool hasResult;

    private DroppedCoroutine(InvocationExpressionSyntax call, ITypeSymbol type)
    {
        Call = call;
        hasResult = type is INamedTypeSymbol { Name: "Coroutine", Arity: 1 };
        var isAwaitable = type.Name is not ("IEnumerator" or "IAsyncEnumerable");
        var place = Place();
        Replaced = !hasResult && place is AssignmentExpressionSyntax or LocalDeclarationStatementSyntax ? place : call;
        CanAwait = isAwaitable && place switch
        {
            ExpressionStatementSyntax or ArrowExpressionClauseSyntax or LambdaExpressionSyntax or AssignmentExpressionSyntax => true,
            LocalDeclarationStatementSyntax local => !hasResult ? local.Declaration.Variables.Count == 1 : local.Declaration.Type.IsVar,
            _ => hasResult,
        };
        CanSchedule = type.Name != "IAsyncEnumerable" && place switch
        {
            ExpressionStatementSyntax or ArrowExpressionClauseSyntax or LambdaExpressionSyntax or AssignmentExpressionSyntax => true,
            LocalDeclarationStatementSyntax local => local.Declaration.Type.IsVar,
            _ => false,
        };
    }

    public InvocationExpressionSyntax Call { get; }

    /// <summary>What an await takes the place of: where there is no result, <c>_ = Work()</c> as a whole.</summary>
    public SyntaxNode Replaced { get; }

    public bool CanAwait { get; }

    public bool CanSchedule { get; }

    /// <summary>Null where a fix would need more than the call: after <c>?.</c>, in one branch of several.</summary>
    public static DroppedCoroutine? At(FixPlace place)
    {
        if (place.Call is not { } call || place.Model.GetTypeInfo(call, place.Cancellation).Type is not { } type)
        {
            return null;
        }

        foreach (var ancestor in call.Ancestors().TakeWhile(node => node is ExpressionSyntax))
        {
            if (ancestor is ConditionalExpressionSyntax or SwitchExpressionSyntax or ConditionalAccessExpressionSyntax
                || ancestor is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression })
            {
                return null;
            }
        }

        return new DroppedCoroutine(call, type);
    }

    /// <summary>The awaited form of <see cref="Replaced"/> as it is when the fix is applied.</summary>
    public SyntaxNode Await(SyntaxNode current) => current switch
    {
        AssignmentExpressionSyntax discard => AwaitSyntax.Await(discard.Right, current, Call),
        LocalDeclarationStatementSyntax { Declaration.Variables: { Count: 1 } variables } when variables[0].Initializer?.Value is { } value
            => SyntaxFactory.ExpressionStatement(AwaitSyntax.Await(value.WithoutTrivia(), value.WithoutTrivia(), Call)).WithTriviaFrom(current),
        _ => AwaitSyntax.Await((ExpressionSyntax)current, current, Call),
    };

    private SyntaxNode? Place()
    {
        var parent = Call.Parent;
        while (parent is ParenthesizedExpressionSyntax)
        {
            parent = parent.Parent;
        }

        return parent is EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Parent: LocalDeclarationStatementSyntax local } } } ? local : parent;
    }
}
