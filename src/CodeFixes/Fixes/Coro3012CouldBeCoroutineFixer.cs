namespace Coroutines.CodeFixes;

/// <summary><c>async Task&lt;int&gt; Load()</c> becomes <c>[Coroutine] async Coroutine&lt;int&gt; Load()</c>, and the types around it <c>partial</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class Coro3012CouldBeCoroutineFixer() : CoroutineFixer(Coro3012CouldBeCoroutineAnalyzer.Id)
{
    private protected override IEnumerable<Fix> Find(FixPlace place)
    {
        if (place.Node is not MethodDeclarationSyntax method
            || place.Model.GetDeclaredSymbol(method, place.Cancellation) is not { } symbol
            || CoroutineSignature.For(method, symbol, place.Model) is not { } signature)
        {
            yield break;
        }

        yield return new Fix("Make it a coroutine", place.Diagnostic.Id, editor =>
        {
            editor.ReplaceNode(method, (current, generator) =>
                generator.AddAttributes(signature.Apply((MethodDeclarationSyntax)current), generator.Attribute(Names.CoroutineAttribute)));
            foreach (var type in PartialTypes.MissingAround(method))
            {
                editor.ReplaceNode(type, (current, _) => PartialTypes.Make((TypeDeclarationSyntax)current));
            }
        });
    }
}
