using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Formatting;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace Coroutines.CodeFixes;

/// <summary>Writes a helper as a method that can be awaited.</summary>
internal static class AwaitedHelper
{
    /// <summary><c>int Load()</c> becomes <c>[Coroutine] async Coroutine&lt;int&gt; Load()</c>, or <c>async Task&lt;int&gt; Load()</c>.</summary>
    public static MethodDeclarationSyntax Change(MethodDeclarationSyntax helper, bool onTasks, SyntaxGenerator generator)
    {
        var isVoid = helper.ReturnType is PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.VoidKeyword };
        var signature = new CoroutineSignature(isVoid ? null : helper.ReturnType.WithoutTrivia().ToString(), AwaitsReturned: false);
        return onTasks ? (signature with { Type = "global::System.Threading.Tasks.Task" }).Apply(helper)
            : (MethodDeclarationSyntax)generator.AddAttributes(signature.Apply(helper), generator.Attribute(Names.CoroutineAttribute));
    }

    /// <summary>The same as a method of its own beside the helper, with the helper's documentation.</summary>
    public static MethodDeclarationSyntax Beside(Helper helper, MethodDeclarationSyntax body, bool hides, bool onTasks, SyntaxGenerator generator)
    {
        var modifiers = body.Modifiers.Where(modifier => !modifier.IsKind(SyntaxKind.VirtualKeyword) && !modifier.IsKind(SyntaxKind.OverrideKeyword)
            && !modifier.IsKind(SyntaxKind.SealedKeyword) && !modifier.IsKind(SyntaxKind.NewKeyword));
        modifiers = hides ? modifiers.Append(Token(SyntaxKind.NewKeyword).WithTrailingTrivia(Space)) : modifiers;
        var beside = body.WithModifiers(TokenList(modifiers)).WithIdentifier(Identifier(helper.NameBeside).WithTriviaFrom(body.Identifier));
        return Change(beside.WithLeadingTrivia(Documentation(helper.Declaration)), onTasks, generator);
    }

    /// <summary>Not the comments and directives above it, which need not be about it alone.</summary>
    private static IEnumerable<SyntaxTrivia> Documentation(MethodDeclarationSyntax helper)
    {
        var trivia = helper.GetLeadingTrivia();
        var indentation = trivia.LastOrDefault() is var last && last.IsKind(SyntaxKind.WhitespaceTrivia) ? TriviaList(last) : TriviaList();
        foreach (var endOfLine in helper.GetTrailingTrivia().Where(one => one.IsKind(SyntaxKind.EndOfLineTrivia)))
        {
            yield return endOfLine;
        }

        foreach (var documentation in trivia.Where(one => one.GetStructure() is DocumentationCommentTriviaSyntax))
        {
            foreach (var space in indentation)
            {
                yield return space;
            }

            yield return documentation;
        }

        foreach (var space in indentation)
        {
            yield return space;
        }
    }
}
