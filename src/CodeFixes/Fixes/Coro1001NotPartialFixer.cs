namespace Coroutines.CodeFixes;

/// <summary>Adds <c>partial</c> to the type of a coroutine and to every type around it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class Coro1001NotPartialFixer() : CoroutineFixer(Coro1001NotPartialAnalyzer.Id)
{
    private protected override IEnumerable<Fix> Find(FixPlace place)
    {
        var types = PartialTypes.MissingAround(place.Node).ToList();
        if (types.Count > 0)
        {
            yield return new Fix("Make the type partial", place.Diagnostic.Id, editor =>
            {
                foreach (var type in types)
                {
                    editor.ReplaceNode(type, (current, _) => PartialTypes.Make((TypeDeclarationSyntax)current));
                }
            });
        }
    }
}
