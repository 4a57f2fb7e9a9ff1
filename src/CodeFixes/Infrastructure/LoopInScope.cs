using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Simplification;

namespace Coroutines.CodeFixes;

/// <summary>A loop that can be named at a place.</summary>
/// <param name="Expression">How it is named.</param>
/// <param name="DeclaredIn">The body of a coroutine at whose beginning a variable has to be declared for it; null where it has a name already.</param>
internal sealed record LoopInScope(ExpressionSyntax Expression, BlockSyntax? DeclaredIn = null)
{
    private static readonly string[] NewNames = ["loop", "eventLoop", "loopHere"];

    /// <summary>A variable, parameter, field or property that holds a loop, the nearest first; else that of the coroutine around; null where there is neither.</summary>
    public static LoopInScope? At(SyntaxNode node, SemanticModel model)
    {
        var position = node.SpanStart;
        return model.LookupSymbols(position)
            .Where(symbol => symbol.CanBeReferencedByName && Holds(symbol, position))
            .OrderBy(symbol => symbol.Kind switch { SymbolKind.Local => 0, SymbolKind.Parameter => 1, SymbolKind.Field => 2, _ => 3 })
            .Select(symbol => SyntaxFactory.IdentifierName(symbol.Name))
            .FirstOrDefault(name => model.GetSpeculativeSymbolInfo(position, name, SpeculativeBindingOption.BindAsExpression).Symbol is not null) is { } known
            ? new LoopInScope(known)
            : OfCoroutine(node, model);
    }

    /// <summary>Writes <c>var loop = EventLoop.Current;</c> where it is needed and not there yet: other fixes may have written it.</summary>
    public void Declare(SyntaxEditor editor)
    {
        if (DeclaredIn is null)
        {
            return;
        }

        editor.ReplaceNode(DeclaredIn, (current, _) =>
        {
            var block = (BlockSyntax)current;
            var declaration = $"var {Expression} = global::Coroutines.EventLoop.Current;";
            if (block.Statements.Count > 0 && block.Statements[0].ToString() == declaration)
            {
                return block;
            }

            var first = block.Statements[0];
            var isOnOneLine = !first.GetLeadingTrivia().Any(SyntaxKind.EndOfLineTrivia) && !block.OpenBraceToken.TrailingTrivia.Any(SyntaxKind.EndOfLineTrivia);
            var indentation = first.GetLeadingTrivia().LastOrDefault(trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia));
            var statement = SyntaxFactory.ParseStatement(declaration)
                .WithAdditionalAnnotations(Simplifier.Annotation)
                .WithLeadingTrivia(indentation)
                .WithTrailingTrivia(isOnOneLine ? SyntaxFactory.Space : SyntaxFactory.LineFeed);
            return block.WithStatements(block.Statements.Insert(0, statement));
        });
    }

    /// <summary>A coroutine runs on its loop's thread, so the loop can be taken there, and be seen by the lambdas in it.</summary>
    private static LoopInScope? OfCoroutine(SyntaxNode node, SemanticModel model)
    {
        foreach (var function in node.Ancestors())
        {
            var (symbol, body) = function switch
            {
                AnonymousFunctionExpressionSyntax lambda => (model.GetSymbolInfo(lambda).Symbol as IMethodSymbol, lambda.Block),
                LocalFunctionStatementSyntax local => (model.GetDeclaredSymbol(local) as IMethodSymbol, local.Body),
                MethodDeclarationSyntax method => (model.GetDeclaredSymbol(method), method.Body),
                _ => (null, null),
            };
            if (symbol is { IsAsync: true, ReturnType: { Name: "Coroutine" } type } && type.ContainingNamespace.Name == "Coroutines")
            {
                return body is { Statements.Count: > 0 } && FreeName(body, node, model) is { } name ? new LoopInScope(SyntaxFactory.IdentifierName(name), body) : null;
            }

            if (symbol is { IsStatic: true, MethodKind: MethodKind.LocalFunction or MethodKind.AnonymousFunction } || function is MemberDeclarationSyntax)
            {
                return null;
            }
        }

        return null;
    }

    private static string? FreeName(BlockSyntax body, SyntaxNode node, SemanticModel model)
    {
        var taken = new HashSet<string>(model.LookupSymbols(node.SpanStart).Select(symbol => symbol.Name).Concat(body.DescendantTokens().Select(token => token.ValueText)));
        return Array.Find(NewNames, name => !taken.Contains(name));
    }

    private static bool Holds(ISymbol symbol, int position) => symbol switch
    {
        ILocalSymbol local => local.Type.Is("Coroutines", "EventLoop") && !IsNullable(local) && local.Locations.All(location => location.SourceSpan.End < position),
        IParameterSymbol parameter => IsLoop(parameter.Type),
        IFieldSymbol field => IsLoop(field.Type),
        IPropertySymbol property => IsLoop(property.Type),
        _ => false,
    };

    /// <summary>The type of a <c>var</c> is always nullable, so its declaration is asked.</summary>
    private static bool IsNullable(ILocalSymbol local)
        => local.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Type: NullableTypeSyntax } };

    private static bool IsLoop(ITypeSymbol type) => type.Is("Coroutines", "EventLoop") && type.NullableAnnotation != NullableAnnotation.Annotated;
}
