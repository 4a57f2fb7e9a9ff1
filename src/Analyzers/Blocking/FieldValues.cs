using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Coroutines.Analyzers;

/// <summary>What a private field is ever given, in all parts of its type.</summary>
internal static class FieldValues
{
    /// <summary>The values, but for <c>null</c>; empty when it gets one that cannot be seen: by reference, or in another shape than <c>field = value</c>.</summary>
    public static IReadOnlyList<IOperation> Of(IFieldReferenceOperation reference)
    {
        var field = reference.Field.OriginalDefinition;
        if (reference.SemanticModel?.Compilation is not { } compilation)
        {
            return [];
        }

        var values = new List<IOperation>();
        foreach (var name in Outermost(field.ContainingType).DeclaringSyntaxReferences.SelectMany(part => part.GetSyntax().DescendantNodes()).OfType<SimpleNameSyntax>().Where(name => name.Identifier.ValueText == field.Name))
        {
            var whole = name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access : (ExpressionSyntax)name;
            if (IsWritten(Suppressed(whole)) && SourceBodies.Operation(whole, compilation, CancellationToken.None) is IFieldReferenceOperation written
                && SymbolEqualityComparer.Default.Equals(written.Field.OriginalDefinition, field))
            {
                if (written.Parent is not ISimpleAssignmentOperation { IsRef: false } assignment || assignment.Target != written)
                {
                    return [];
                }

                values.Add(assignment.Value);
            }
        }

        foreach (var declaration in field.DeclaringSyntaxReferences.Select(part => part.GetSyntax()).OfType<VariableDeclaratorSyntax>())
        {
            if (declaration.Initializer is { } initializer && SourceBodies.Operation(initializer.Value, compilation, CancellationToken.None) is { } value)
            {
                values.Add(value);
            }
        }

        return [.. values.Where(value => Operands.Strip(value) is not { ConstantValue: { HasValue: true, Value: null } })];
    }

    /// <summary><c>field!</c> and <c>(field)</c>.</summary>
    private static ExpressionSyntax Suppressed(ExpressionSyntax expression)
    {
        while (expression.Parent is ParenthesizedExpressionSyntax or PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression })
        {
            expression = (ExpressionSyntax)expression.Parent;
        }

        return expression;
    }

    private static bool IsWritten(ExpressionSyntax name)
        => name.Parent switch
        {
            AssignmentExpressionSyntax assignment => assignment.Left == name,
            ArgumentSyntax { Parent: TupleExpressionSyntax } => true,
            ArgumentSyntax argument => !argument.RefKindKeyword.IsKind(SyntaxKind.None) && !argument.RefKindKeyword.IsKind(SyntaxKind.InKeyword),
            RefExpressionSyntax => true,
            _ => false,
        };

    private static INamedTypeSymbol Outermost(INamedTypeSymbol type)
    {
        while (type.ContainingType is { } outer)
        {
            type = outer;
        }

        return type;
    }
}
