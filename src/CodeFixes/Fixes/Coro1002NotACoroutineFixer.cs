using System.Collections.Immutable;
using System.Composition;
using Coroutines.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Coroutines.CodeFixes;

/// <summary>Makes the method a coroutine: changes its return type, adds <c>async</c>, awaits what it returned.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(Coro1002NotACoroutineFixer)), Shared]
public sealed class Coro1002NotACoroutineFixer : CoroutineFixer
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [Coro1002NotACoroutineAnalyzer.Id];

    private protected override IEnumerable<Fix> Find(FixPlace place)
    {
        // A signature that a base type or an interface prescribes cannot be changed here alone.
        if (place.Node is MethodDeclarationSyntax { ExplicitInterfaceSpecifier: null } method
            && !method.Modifiers.Any(SyntaxKind.OverrideKeyword) && !method.Modifiers.Any(SyntaxKind.PartialKeyword)
            && place.Model.GetDeclaredSymbol(method, place.Cancellation) is { } symbol
            && CoroutineSignature.For(method, symbol, place.Model) is { } signature)
        {
            yield return new Fix("Make it a coroutine", Coro1002NotACoroutineAnalyzer.Id, editor =>
                editor.ReplaceNode(method, (current, _) => signature.Apply((MethodDeclarationSyntax)current)));
        }
    }
}
