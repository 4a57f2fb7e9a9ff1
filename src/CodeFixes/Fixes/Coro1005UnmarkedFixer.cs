using Microsoft.CodeAnalysis.Editing;

namespace Coroutines.CodeFixes;

/// <summary>Adds <c>[Coroutine]</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class Coro1005UnmarkedFixer() : CoroutineFixer(Coro1005UnmarkedAnalyzer.Id)
{
    private protected override IEnumerable<Fix> Find(FixPlace place)
    {
        if (place.Node is MethodDeclarationSyntax method)
        {
            yield return new Fix("Mark it [Coroutine]", place.Diagnostic.Id, editor => editor.AddAttribute(method, editor.Generator.Attribute(Names.CoroutineAttribute)));
        }
    }
}
