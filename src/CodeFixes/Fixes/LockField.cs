using Microsoft.CodeAnalysis.Operations;

namespace Coroutines.CodeFixes;

/// <summary>A field that is nothing but a lock, which only coroutines take: an <c>AsyncLock</c> can take its place.</summary>
/// <param name="Declaration">Its declaration.</param>
/// <param name="Locks">All the <c>lock</c> statements that take it.</param>
internal sealed record LockField(VariableDeclarationSyntax Declaration, IReadOnlyList<LockStatementSyntax> Locks)
{
    /// <summary>Null where somebody else sees the field, or takes the lock where no <c>await</c> may stand.</summary>
    public static LockField? Of(IFieldSymbol field, Solution solution, Compilation compilation, CancellationToken cancellation)
    {
        if (field.DeclaredAccessibility != Accessibility.Private || !IsLock(field.Type)
            || field.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation)
                is not VariableDeclaratorSyntax { Initializer.Value: { } made, Parent: VariableDeclarationSyntax { Variables.Count: 1 } declaration }
            || made is not BaseObjectCreationExpressionSyntax { Initializer: null }
            || KnownTypes.TryCreate(compilation) is not { } types)
        {
            return null;
        }

        var locks = new List<LockStatementSyntax>();
        foreach (var (use, model) in UsesOf(field, solution, compilation, cancellation))
        {
            if (model.GetOperation(use, cancellation)?.Parent is INameOfOperation)
            {
                continue;
            }

            if (use.Parent is not LockStatementSyntax locked || !IsTakenByCoroutine(locked, model, types, cancellation))
            {
                return null;
            }

            locks.Add(locked);
        }

        return new LockField(declaration, locks);
    }

    private static bool IsLock(ITypeSymbol type) => type.SpecialType == SpecialType.System_Object || type.Is("System.Threading", "Lock");

    /// <summary>All expressions that are the field, in what people write of its type: what generators add follows.</summary>
    private static IEnumerable<(ExpressionSyntax Use, SemanticModel Model)> UsesOf(
        IFieldSymbol field, Solution solution, Compilation compilation, CancellationToken cancellation)
    {
        foreach (var part in field.ContainingType.DeclaringSyntaxReferences)
        {
            if (solution.GetDocument(part.SyntaxTree) is null or SourceGeneratedDocument)
            {
                continue;
            }

            var model = compilation.GetSemanticModel(part.SyntaxTree);
            foreach (var name in part.GetSyntax(cancellation).DescendantNodes().OfType<IdentifierNameSyntax>())
            {
                if (name.Identifier.ValueText == field.Name && SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(name, cancellation).Symbol?.OriginalDefinition, field.OriginalDefinition))
                {
                    yield return (name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access : name, model);
                }
            }
        }
    }

    private static bool IsTakenByCoroutine(LockStatementSyntax locked, SemanticModel model, KnownTypes types, CancellationToken cancellation)
        => AwaitPlace.Allows(locked, model)
            && model.GetEnclosingSymbol(locked.SpanStart, cancellation) is IMethodSymbol function && types.IsCoroutineMethod(function);
}
