using System.Collections.Immutable;
using System.Composition;
using Coroutines.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Coroutines.CodeFixes;

/// <summary>Awaits the awaitable form that the catalog names: <c>client.Send(r)</c> becomes <c>await client.SendAsync(r)</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(Coro2010SyncHttpFixer)), Shared]
public sealed class Coro2010SyncHttpFixer : CoroutineFixer
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [Coro2010SyncHttpAnalyzer.Id];

    private protected override IEnumerable<Fix> Find(FixPlace place)
    {
        if (place.Call is not { } call || !AwaitPlace.Allows(call)
            || place.Model.GetOperation(call, place.Cancellation) is not IInvocationOperation operation
            || BlockingCatalog.Find(operation, Coro2010SyncHttpAnalyzer.Id) is not { Replacement: { Length: > 0 } name }
            || !Binds(call, name, place.Model))
        {
            yield break;
        }

        yield return new Fix($"Await {name}", Coro2010SyncHttpAnalyzer.Id, editor =>
            editor.ReplaceNode(call, (current, _) =>
                AwaitableForms.Renamed((InvocationExpressionSyntax)current, name) is { } renamed ? AwaitSyntax.Await(renamed, current, call) : current));
    }

    /// <summary>The awaitable form takes these arguments; what follows <c>?.</c> cannot be awaited by itself.</summary>
    private static bool Binds(InvocationExpressionSyntax call, string name, SemanticModel model)
        => AwaitableForms.Renamed(call, name) is { } renamed
            && model.GetSpeculativeSymbolInfo(call.SpanStart, renamed, SpeculativeBindingOption.BindAsExpression).Symbol is IMethodSymbol form
            && AwaitableForms.IsAwaitable(form.ReturnType, call.SpanStart, model);
}
