namespace Coroutines.CodeFixes;

/// <summary>Writes <c>partial</c>.</summary>
internal static class PartialTypes
{
    /// <summary>The type of a member and the types around it that are not partial.</summary>
    public static IEnumerable<TypeDeclarationSyntax> MissingAround(SyntaxNode member)
        => member.AncestorsAndSelf().OfType<TypeDeclarationSyntax>().Where(type => !IsPartial(type));

    public static TypeDeclarationSyntax Make(TypeDeclarationSyntax type)
    {
        if (IsPartial(type))
        {
            return type;
        }

        var partial = SyntaxFactory.Token(SyntaxKind.PartialKeyword).WithTrailingTrivia(SyntaxFactory.Space);
        if (type.Modifiers.Count == 0)
        {
            partial = partial.WithLeadingTrivia(type.Keyword.LeadingTrivia);
            type = type.WithKeyword(type.Keyword.WithLeadingTrivia());
        }

        return (TypeDeclarationSyntax)type.WithModifiers(type.Modifiers.Add(partial));
    }

    private static bool IsPartial(TypeDeclarationSyntax type) => type.Modifiers.Any(SyntaxKind.PartialKeyword);
}
