using System.Collections.Immutable;
using System.Composition;
using Coroutines.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Coroutines.CodeFixes;

/// <summary><c>Coroutine.Run(Work())</c> and <c>loop.RunUntilComplete(Work())</c> inside a coroutine become <c>await Work()</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(Coro2066NestedLoopFixer)), Shared]
public sealed class Coro2066NestedLoopFixer : CoroutineFixer
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [Coro2066NestedLoopAnalyzer.Id];

    private protected override IEnumerable<Fix> Find(FixPlace place)
    {
        if (place.Call is not { ArgumentList.Arguments: { Count: 1 } arguments } call || !AwaitPlace.Allows(call)
            || place.Model.GetTypeInfo(arguments[0].Expression, place.Cancellation).Type is not { } type)
        {
            yield break;
        }

        var isAwaitable = AwaitableForms.IsAwaitable(type, call.SpanStart, place.Model);
        yield return new Fix("Await the coroutine", Coro2066NestedLoopAnalyzer.Id, editor =>
            editor.ReplaceNode(call, (current, _) =>
            {
                var argument = ((InvocationExpressionSyntax)current).ArgumentList.Arguments[0].Expression;
                return AwaitSyntax.Await(isAwaitable ? argument : Names.Call(Names.Coroutine, "CreateTask", argument), current, call);
            }));
    }
}
