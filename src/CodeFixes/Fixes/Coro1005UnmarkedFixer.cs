using System.Collections.Immutable;
using System.Composition;
using Coroutines.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace Coroutines.CodeFixes;

/// <summary>Adds <c>[Coroutine]</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(Coro1005UnmarkedFixer)), Shared]
public sealed class Coro1005UnmarkedFixer : CoroutineFixer
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [Coro1005UnmarkedAnalyzer.Id];

    private protected override IEnumerable<Fix> Find(FixPlace place)
    {
        if (place.Node is MethodDeclarationSyntax method)
        {
            yield return new Fix(
                "Mark it [Coroutine]",
                Coro1005UnmarkedAnalyzer.Id,
                editor => editor.AddAttribute(method, editor.Generator.Attribute(Names.CoroutineAttribute)));
        }
    }
}
