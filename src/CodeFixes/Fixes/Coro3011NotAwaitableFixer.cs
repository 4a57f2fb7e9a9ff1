using System.Collections.Immutable;
using System.Composition;
using Coroutines.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Coroutines.CodeFixes;

/// <summary><c>await Requests.Get(url)</c> becomes <c>await Requests.GetAsync(url)</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(Coro3011NotAwaitableFixer)), Shared]
public sealed class Coro3011NotAwaitableFixer : CoroutineFixer
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [Coro3011NotAwaitableAnalyzer.Id];

    private protected override IEnumerable<Fix> Find(FixPlace place)
    {
        if (place.Call is not { } call
            || place.Model.GetSymbolInfo(call, place.Cancellation).Symbol is not IMethodSymbol method
            || AwaitableForms.Find(call, method, place.Model) is not { } form)
        {
            yield break;
        }

        var replacement = form.Name is { } name
            ? current => AwaitableForms.Renamed(current, name) ?? current
            : SleepSyntax.Replacement(call, place.Model, place.Cancellation);
        if (replacement is not null)
        {
            yield return new Fix($"Use {form.InMessage}", Coro3011NotAwaitableAnalyzer.Id, editor =>
                editor.ReplaceNode(call, (current, _) => replacement((InvocationExpressionSyntax)current).WithTriviaFrom(current)));
        }
    }
}
