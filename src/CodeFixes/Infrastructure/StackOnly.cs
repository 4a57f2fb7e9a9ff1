namespace Coroutines.CodeFixes;

/// <summary>What cannot be kept over an <c>await</c>: spans and other ref structs, and references to variables.</summary>
internal static class StackOnly
{
    /// <summary>True where something of that kind is made before a node and may be needed after it.</summary>
    public static bool LivesAcross(SyntaxNode node, SemanticModel model)
        => HasLocal(node, model)
            || node.AncestorsAndSelf().TakeWhile(ancestor => !IsFunction(ancestor)).Any(ancestor => ancestor.Parent is { } parent && IsHeld(parent, ancestor, model));

    /// <summary>The statements of a program without <c>Main</c> are one function, the file's.</summary>
    private static bool IsFunction(SyntaxNode node)
        => node is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or CompilationUnitSyntax or MemberDeclarationSyntax and not GlobalStatementSyntax;

    private static bool HasLocal(SyntaxNode node, SemanticModel model)
    {
        if (node.Ancestors().FirstOrDefault(IsFunction) is not { } function)
        {
            return false;
        }

        foreach (var local in model.LookupSymbols(node.SpanStart).OfType<ILocalSymbol>().Where(local => local.IsRef || local.Type.IsRefLikeType))
        {
            if (local.DeclaringSyntaxReferences.FirstOrDefault()?.Span is { } declared && declared.End <= node.SpanStart && function.Span.Contains(declared)
                && (local.IsUsing || IsNamed(local.Name, after: StartOfLoops(node, declared.End), function)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsNamed(string name, int after, SyntaxNode function)
        => function.DescendantNodes().OfType<IdentifierNameSyntax>().Any(use => use.SpanStart >= after && use.Identifier.ValueText == name);

    /// <summary>Where the outermost loop around a node begins, but for those around the declaration too: it comes again.</summary>
    private static int StartOfLoops(SyntaxNode node, int declared)
        => node.Ancestors().Where(ancestor => ancestor is WhileStatementSyntax or DoStatementSyntax or ForStatementSyntax or CommonForEachStatementSyntax && ancestor.SpanStart >= declared)
            .Select(loop => loop.SpanStart).Append(node.SpanStart).Min();

    /// <summary>True for a part of a statement or expression that holds such a value while the part is evaluated.</summary>
    private static bool IsHeld(SyntaxNode whole, SyntaxNode part, SemanticModel model) => whole switch
    {
        CommonForEachStatementSyntax loop => part == loop.Statement
            && (IsStackOnly(model.GetForEachStatementInfo(loop).GetEnumeratorMethod?.ReturnType) || IsStackOnly(model.GetTypeInfo(loop.Expression).Type)),
        UsingStatementSyntax { Expression: { } resource } used => part == used.Statement && IsStackOnly(model.GetTypeInfo(resource).Type),
        StatementSyntax => false,
        InterpolatedStringExpressionSyntax text => IsStackOnly(model.GetTypeInfo(text).ConvertedType),
        _ => whole.ChildNodes().TakeWhile(child => child != part).SelectMany(child => child.DescendantNodesAndSelf()).Any(before => IsStackOnly(before, model)),
    };

    private static bool IsStackOnly(SyntaxNode node, SemanticModel model) => node switch
    {
        RefExpressionSyntax => true,
        ArgumentSyntax { Expression: not (IdentifierNameSyntax or DeclarationExpressionSyntax) } argument => !argument.RefKindKeyword.IsKind(SyntaxKind.None),
        TypeSyntax and not SimpleNameSyntax => false,
        ExpressionSyntax expression => IsStackOnly(model.GetTypeInfo(expression).Type)
            || model.GetSymbolInfo(expression).Symbol is IMethodSymbol { ReturnsByRef: true } or IMethodSymbol { ReturnsByRefReadonly: true }
                or IPropertySymbol { ReturnsByRef: true } or IPropertySymbol { ReturnsByRefReadonly: true },
        _ => false,
    };

    private static bool IsStackOnly(ITypeSymbol? type) => type is { IsRefLikeType: true } or IPointerTypeSymbol;
}
