using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Coroutines.Analyzers;

/// <summary>The bodies of methods of this compilation.</summary>
internal static class SourceBodies
{
    /// <summary>The operations of a method's body; of a constructor or accessor too.</summary>
    public static IEnumerable<IOperation> Of(IMethodSymbol method, Compilation compilation, CancellationToken cancellation)
    {
        foreach (var reference in method.DeclaringSyntaxReferences)
        {
            if (Operation(reference.GetSyntax(cancellation), compilation, cancellation) is { } body)
            {
                yield return body;
            }
        }
    }

    /// <summary>The operation of a syntax node anywhere in the compilation, with its parents.</summary>
    public static IOperation? Operation(SyntaxNode syntax, Compilation compilation, CancellationToken cancellation)
    {
        if (!compilation.ContainsSyntaxTree(syntax.SyntaxTree))
        {
            return null;
        }

        // The analyzers' driver keeps one model per file, which this call gets: nothing is bound twice.
#pragma warning disable RS1030
        return compilation.GetSemanticModel(syntax.SyntaxTree).GetOperation(syntax, cancellation);
#pragma warning restore RS1030
    }

    /// <summary>True for an accessor without code of its own: <c>get;</c>.</summary>
    public static bool IsAutomatic(IMethodSymbol accessor)
        => accessor.AssociatedSymbol is IPropertySymbol && accessor.DeclaringSyntaxReferences.All(part => part.GetSyntax() is AccessorDeclarationSyntax { Body: null, ExpressionBody: null });

    /// <summary>True for a method that throws at its end: a helper for failures, of which nobody minds how long it takes.</summary>
    public static bool OnlyThrows(IMethodSymbol method)
        => method.DeclaringSyntaxReferences.Any(reference => reference.GetSyntax() switch
        {
            BaseMethodDeclarationSyntax { Body: { } body } => body.Statements.LastOrDefault() is ThrowStatementSyntax,
            BaseMethodDeclarationSyntax { ExpressionBody: { } body } => body.Expression is ThrowExpressionSyntax,
            LocalFunctionStatementSyntax { Body: { } body } => body.Statements.LastOrDefault() is ThrowStatementSyntax,
            LocalFunctionStatementSyntax { ExpressionBody: { } body } => body.Expression is ThrowExpressionSyntax,
            _ => false,
        });

    /// <summary>True for an iterator, whose body runs when it is enumerated.</summary>
    public static bool Yields(IMethodSymbol method)
        => method.DeclaringSyntaxReferences.Any(reference => reference.GetSyntax()
            .DescendantNodes(node => node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax) || node == reference.GetSyntax())
            .Any(node => node is YieldStatementSyntax));
}
