using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Simplification;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace Coroutines.CodeFixes;

/// <summary>How a method has to change to be a coroutine.</summary>
/// <param name="Result">The type of its result, or null when it has none.</param>
/// <param name="AwaitsReturned">What it returned was awaitable, and has to be awaited now.</param>
internal sealed record CoroutineSignature(string? Result, bool AwaitsReturned)
{
    /// <summary>What it returns, without the type of the result.</summary>
    public string Type { get; init; } = "global::Coroutines.Coroutine";

    /// <summary>Null for an iterator, whose shape cannot be guessed, and for a method that returns by reference.</summary>
    public static CoroutineSignature? For(MethodDeclarationSyntax method, IMethodSymbol symbol, SemanticModel model)
    {
        if (method.DescendantNodes().Any(node => node is YieldStatementSyntax) || symbol.ReturnsByRef || symbol.ReturnsByRefReadonly)
        {
            return null;
        }

        var type = symbol.ReturnType;
        var isAsync = method.Modifiers.Any(SyntaxKind.AsyncKeyword);
        if (IsFuture(type))
        {
            var result = ((INamedTypeSymbol)type).TypeArguments.FirstOrDefault();
            return new CoroutineSignature(result is null ? null : Text(result, method, model), AwaitsReturned: !isAsync);
        }

        return type.SpecialType == SpecialType.System_Void || isAsync
            ? new CoroutineSignature(Result: null, AwaitsReturned: false)
            : new CoroutineSignature(Text(type, method, model), AwaitsReturned: false);
    }

    public MethodDeclarationSyntax Apply(MethodDeclarationSyntax method)
    {
        if (AwaitsReturned)
        {
            method = (MethodDeclarationSyntax)new ReturnRewriter(Result is not null).Visit(method);
        }

        method = method.WithReturnType(ParseTypeName(Type + (Result is null ? "" : $"<{Result}>"))
            .WithAdditionalAnnotations(Simplifier.Annotation)
            .WithTriviaFrom(method.ReturnType));
        var hasBody = method.Body is not null || method.ExpressionBody is not null;
        return hasBody && !method.Modifiers.Any(SyntaxKind.AsyncKeyword) ? AddAsync(method) : method;
    }

    private static MethodDeclarationSyntax AddAsync(MethodDeclarationSyntax method)
    {
        var async = Token(SyntaxKind.AsyncKeyword).WithTrailingTrivia(Space);
        if (method.Modifiers.Count == 0)
        {
            async = async.WithLeadingTrivia(method.ReturnType.GetLeadingTrivia());
            method = method.WithReturnType(method.ReturnType.WithoutLeadingTrivia());
        }

        return method.WithModifiers(method.Modifiers.Add(async));
    }

    private static bool IsFuture(ITypeSymbol type)
        => type is INamedTypeSymbol { Arity: 0 or 1 }
            && (type.Is("System.Threading.Tasks", "Task") || type.Is("System.Threading.Tasks", "ValueTask") || type.Is("Coroutines", "Coroutine"));

    private static string Text(ITypeSymbol type, MethodDeclarationSyntax method, SemanticModel model)
        => type.ToMinimalDisplayString(model, method.ReturnType.SpanStart);

    /// <summary><c>return Other();</c> becomes <c>return await Other();</c>, or <c>await Other(); return;</c> where there is no result.</summary>
    private sealed class ReturnRewriter(bool hasResult) : CSharpSyntaxRewriter
    {
        public override SyntaxNode? VisitArrowExpressionClause(ArrowExpressionClauseSyntax node)
            => node.Expression is ThrowExpressionSyntax ? node : node.WithExpression(AwaitSyntax.Await(node.Expression, node.Expression, node.Expression));

        public override SyntaxNode? VisitReturnStatement(ReturnStatementSyntax node)
        {
            if (node.Expression is not { } value)
            {
                return node;
            }

            var awaited = AwaitSyntax.Await(value, value, value);
            if (hasResult)
            {
                return node.WithExpression(awaited);
            }

            var wait = ExpressionStatement(awaited.WithoutTrivia());
            return node.Parent is BlockSyntax { Parent: MethodDeclarationSyntax, Statements: var statements } && statements.Last() == node
                ? wait.WithTriviaFrom(node)
                : Block(wait, ReturnStatement()).WithTriviaFrom(node).WithAdditionalAnnotations(Formatter.Annotation);
        }

        public override SyntaxNode? VisitSimpleLambdaExpression(SimpleLambdaExpressionSyntax node) => node;

        public override SyntaxNode? VisitParenthesizedLambdaExpression(ParenthesizedLambdaExpressionSyntax node) => node;

        public override SyntaxNode? VisitAnonymousMethodExpression(AnonymousMethodExpressionSyntax node) => node;

        public override SyntaxNode? VisitLocalFunctionStatement(LocalFunctionStatementSyntax node) => node;
    }
}
