namespace Coroutines.CodeFixes;

/// <summary>Makes the method a coroutine: changes its return type, adds <c>async</c>, awaits what it returned.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class Coro1002NotACoroutineFixer() : CoroutineFixer(Coro1002NotACoroutineAnalyzer.Id)
{
    private protected override IEnumerable<Fix> Find(FixPlace place)
    {
        // A signature that a base type or an interface prescribes cannot be changed here alone.
        if (place.Node is MethodDeclarationSyntax { ExplicitInterfaceSpecifier: null } method
            && !method.Modifiers.Any(SyntaxKind.OverrideKeyword) && !method.Modifiers.Any(SyntaxKind.PartialKeyword)
            && place.Model.GetDeclaredSymbol(method, place.Cancellation) is { } symbol
            && CoroutineSignature.For(method, symbol, place.Model) is { } signature)
        {
            yield return place.Replace("Make it a coroutine", method, signature.Apply);
        }
    }
}
