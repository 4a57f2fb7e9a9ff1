namespace Coroutines.CodeFixes;

/// <summary>Adds <c>partial</c> to the type of a coroutine and to every type around it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class Coro1001NotPartialFixer() : CoroutineFixer(Coro1001NotPartialAnalyzer.Id)
{
    private protected override IEnumerable<Fix> Find(FixPlace place)
    {
        var types = place.Node.AncestorsAndSelf().OfType<TypeDeclarationSyntax>().Where(type => !IsPartial(type)).ToList();
        if (types.Count > 0)
        {
            yield return new Fix("Make the type partial", place.Diagnostic.Id, editor =>
            {
                foreach (var type in types)
                {
                    editor.ReplaceNode(type, (current, _) => MakePartial((TypeDeclarationSyntax)current));
                }
            });
        }
    }

    private static bool IsPartial(TypeDeclarationSyntax type) => type.Modifiers.Any(SyntaxKind.PartialKeyword);

    internal static TypeDeclarationSyntax MakePartial(TypeDeclarationSyntax type)
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
}
