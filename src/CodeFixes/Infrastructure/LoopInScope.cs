namespace Coroutines.CodeFixes;

/// <summary>Finds a loop that can be named at a place.</summary>
internal static class LoopInScope
{
    /// <summary>A variable, parameter, field or property that holds a loop, the nearest first; null where there is none.</summary>
    public static ExpressionSyntax? At(int position, SemanticModel model)
        => model.LookupSymbols(position)
            .Where(symbol => symbol.CanBeReferencedByName && Holds(symbol, position))
            .OrderBy(symbol => symbol.Kind switch { SymbolKind.Local => 0, SymbolKind.Parameter => 1, SymbolKind.Field => 2, _ => 3 })
            .Select(symbol => SyntaxFactory.IdentifierName(symbol.Name))
            .FirstOrDefault(name => model.GetSpeculativeSymbolInfo(position, name, SpeculativeBindingOption.BindAsExpression).Symbol is not null);

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
