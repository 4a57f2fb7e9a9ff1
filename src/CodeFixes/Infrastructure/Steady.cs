namespace Coroutines.CodeFixes;

/// <summary>Whether an expression means the same when it is evaluated later, on another thread, so that a lambda may hold it.</summary>
internal static class Steady
{
    public static bool Is(ExpressionSyntax expression, SemanticModel model, CancellationToken cancellation)
        => expression switch
        {
            LiteralExpressionSyntax or AnonymousFunctionExpressionSyntax or ThisExpressionSyntax or TypeOfExpressionSyntax or DefaultExpressionSyntax => true,
            PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } trusted => Is(trusted.Operand, model, cancellation),
            MemberAccessExpressionSyntax access => IsSteady(access, model, cancellation)
                && (model.GetSymbolInfo(access, cancellation).Symbol is not { IsStatic: false } || Is(access.Expression, model, cancellation)),
            SimpleNameSyntax => IsSteady(expression, model, cancellation),
            _ => false,
        };

    private static bool IsSteady(ExpressionSyntax name, SemanticModel model, CancellationToken cancellation)
        => model.GetSymbolInfo(name, cancellation).Symbol switch
        {
            ILocalSymbol { RefKind: RefKind.None } local => local.IsConst || !IsWritten(name, local.Name),
            IParameterSymbol { RefKind: RefKind.None } parameter => !IsWritten(name, parameter.Name),
            IFieldSymbol field => field.IsReadOnly || field.IsConst,
            IPropertySymbol property => property.SetMethod is null or { IsInitOnly: true },
            IMethodSymbol => true,
            _ => false,
        };

    /// <summary>Looks for writes by name in the whole member: a variable of another scope with the same name costs no more than a variable too many.</summary>
    private static bool IsWritten(ExpressionSyntax use, string name)
        => use.FirstAncestorOrSelf<MemberDeclarationSyntax>()?.DescendantNodes().Any(node => node switch
        {
            AssignmentExpressionSyntax assignment => IsName(assignment.Left, name),
            PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PreIncrementExpression or (int)SyntaxKind.PreDecrementExpression } step => IsName(step.Operand, name),
            PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PostIncrementExpression or (int)SyntaxKind.PostDecrementExpression } step => IsName(step.Operand, name),
            ArgumentSyntax { RefKindKeyword.RawKind: (int)SyntaxKind.RefKeyword or (int)SyntaxKind.OutKeyword } argument => IsName(argument.Expression, name),
            TupleExpressionSyntax { Parent: AssignmentExpressionSyntax } tuple => tuple.Arguments.Any(argument => IsName(argument.Expression, name)),
            _ => false,
        }) ?? true;

    private static bool IsName(ExpressionSyntax expression, string name) => expression is IdentifierNameSyntax identifier && identifier.Identifier.ValueText == name;
}
