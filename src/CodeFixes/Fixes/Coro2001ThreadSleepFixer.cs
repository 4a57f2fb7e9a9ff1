using System.Collections.Immutable;
using System.Composition;
using Coroutines.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Coroutines.CodeFixes;

/// <summary><c>Thread.Sleep(ms)</c> becomes <c>await Coroutine.Sleep(TimeSpan.FromMilliseconds(ms))</c>, a sleep of 0 <c>await Coroutine.Yield()</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(Coro2001ThreadSleepFixer)), Shared]
public sealed class Coro2001ThreadSleepFixer : CoroutineFixer
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [Coro2001ThreadSleepAnalyzer.Id];

    private protected override IEnumerable<Fix> Find(FixPlace place)
    {
        if (place.Call is { } call && AwaitPlace.Allows(call) && SleepSyntax.Replacement(call, place.Model, place.Cancellation) is { } replacement)
        {
            yield return new Fix("Sleep without blocking the event loop", Coro2001ThreadSleepAnalyzer.Id, editor =>
                editor.ReplaceNode(call, (current, _) => AwaitSyntax.Await(replacement((InvocationExpressionSyntax)current), current, call)));
        }
    }
}
