using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace Coroutines.CodeFixes;

/// <summary>Puts a blocking expression onto another thread: <c>Coroutine.ToThread(() => File.Copy(a, b))</c>.</summary>
internal static class Offload
{
    /// <summary>The expression that a lambda may hold in place of the one that blocks, or null when none may.</summary>
    public static ExpressionSyntax? Movable(ExpressionSyntax blocking, SemanticModel model, CancellationToken cancellation)
    {
        var moved = blocking.Parent is AssignmentExpressionSyntax { Parent: ExpressionStatementSyntax } assignment && assignment.Left == blocking ? assignment : blocking;
        return moved.Parent is ConditionalAccessExpressionSyntax || blocking is MemberBindingExpressionSyntax
            || blocking is InvocationExpressionSyntax { Expression: MemberBindingExpressionSyntax }
            || moved == blocking && IsTarget(moved)
            || IsOfThread(blocking, model, cancellation)
            || model.GetTypeInfo(moved, cancellation).Type is { IsRefLikeType: true } or IPointerTypeSymbol
            || moved.DescendantNodesAndSelf().Any(node => CannotMove(node, model, cancellation))
            ? null
            : moved;
    }

    /// <summary><c>Coroutine.ToThread(() => …)</c>, or <c>Task.Run(() => …)</c> where no loop need be running.</summary>
    public static InvocationExpressionSyntax Wrap(ExpressionSyntax moved, bool usesPool)
        => Names.Call(usesPool ? Names.Task : Names.Coroutine, usesPool ? "Run" : "ToThread",
            ParenthesizedLambdaExpression(ParameterList().WithTrailingTrivia(Space), block: null, expressionBody: moved.WithoutTrivia())
                .WithArrowToken(Token(SyntaxKind.EqualsGreaterThanToken).WithTrailingTrivia(Space)));

    /// <summary>A lock belongs to the thread that takes it.</summary>
    private static bool IsOfThread(ExpressionSyntax blocking, SemanticModel model, CancellationToken cancellation)
        => IsThreadLock(model.GetSymbolInfo(blocking, cancellation).Symbol?.ContainingType)
            || blocking is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } && IsThreadLock(model.GetTypeInfo(access.Expression, cancellation).Type);

    private static bool IsThreadLock(ITypeSymbol? type)
        => type is { Name: "Monitor" or "Lock" or "Mutex" or "SpinLock" or "ReaderWriterLock" or "ReaderWriterLockSlim" } && type.Is("System.Threading", type.Name);

    private static bool IsTarget(ExpressionSyntax expression)
        => expression.Parent is AssignmentExpressionSyntax assignment && assignment.Left == expression
            || expression.Parent is PostfixUnaryExpressionSyntax or PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PreIncrementExpression or (int)SyntaxKind.PreDecrementExpression };

    /// <summary>What may not stand in a lambda that is not async, or would mean something else there.</summary>
    private static bool CannotMove(SyntaxNode node, SemanticModel model, CancellationToken cancellation) => node switch
    {
        AwaitExpressionSyntax or DeclarationExpressionSyntax or SingleVariableDesignationSyntax => true,
        ArgumentSyntax argument => argument.RefKindKeyword.IsKind(SyntaxKind.RefKeyword) || argument.RefKindKeyword.IsKind(SyntaxKind.OutKeyword),
        IdentifierNameSyntax name => model.GetSymbolInfo(name, cancellation).Symbol switch
        {
            ILocalSymbol local => local.IsRef || local.Type.IsRefLikeType,
            IParameterSymbol parameter => parameter.RefKind != RefKind.None || parameter.Type.IsRefLikeType,
            _ => false,
        },
        _ => false,
    };
}
