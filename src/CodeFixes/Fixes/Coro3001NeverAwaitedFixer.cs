using System.Collections.Immutable;
using System.Composition;
using Coroutines.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;

namespace Coroutines.CodeFixes;

/// <summary>Awaits a coroutine that was dropped, or schedules it as a task.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(Coro3001NeverAwaitedFixer)), Shared]
public sealed class Coro3001NeverAwaitedFixer : CoroutineFixer
{
    /// <summary>The key of the fix that writes <c>await</c>.</summary>
    public const string AwaitKey = Coro3001NeverAwaitedAnalyzer.Id + ".Await";

    /// <summary>The key of the fix that writes <c>Coroutine.CreateTask</c>.</summary>
    public const string ScheduleKey = Coro3001NeverAwaitedAnalyzer.Id + ".CreateTask";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [Coro3001NeverAwaitedAnalyzer.Id];

    private protected override IEnumerable<Fix> Find(FixPlace place)
    {
        if (DroppedCoroutine.At(place) is not { } dropped)
        {
            yield break;
        }

        if (dropped.CanAwait && AwaitPlace.Allows(dropped.Call))
        {
            yield return new Fix("Await the coroutine", AwaitKey, editor =>
                editor.ReplaceNode(dropped.Replaced, (current, _) => dropped.Await(current)));
        }

        if (dropped.CanSchedule)
        {
            // In an async method the compiler warns about a task that is not awaited (CS4014), unless it is discarded visibly.
            var isDiscarded = dropped.Call.Parent is ExpressionStatementSyntax && AwaitPlace.Allows(dropped.Call);
            yield return new Fix("Schedule the coroutine as a task", ScheduleKey, editor =>
                editor.ReplaceNode(dropped.Call, (current, _) => Schedule((ExpressionSyntax)current, isDiscarded)));
        }
    }

    private static ExpressionSyntax Schedule(ExpressionSyntax call, bool isDiscarded)
    {
        ExpressionSyntax task = Names.Call(Names.Coroutine, "CreateTask", call.WithoutTrivia());
        if (isDiscarded)
        {
            task = SyntaxFactory.AssignmentExpression(SyntaxKind.SimpleAssignmentExpression, SyntaxFactory.ParseExpression("_"), task)
                .WithAdditionalAnnotations(Formatter.Annotation);
        }

        return task.WithTriviaFrom(call);
    }
}
