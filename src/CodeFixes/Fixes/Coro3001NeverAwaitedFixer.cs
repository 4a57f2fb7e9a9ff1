using Microsoft.CodeAnalysis.Formatting;

namespace Coroutines.CodeFixes;

/// <summary>Awaits a coroutine that was dropped, or schedules it as a task.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class Coro3001NeverAwaitedFixer() : CoroutineFixer(Coro3001NeverAwaitedAnalyzer.Id)
{
    /// <summary>The key of the fix that writes <c>await</c>.</summary>
    public const string AwaitKey = Coro3001NeverAwaitedAnalyzer.Id + ".Await";

    /// <summary>The key of the fix that writes <c>Coroutine.CreateTask</c>.</summary>
    public const string ScheduleKey = Coro3001NeverAwaitedAnalyzer.Id + ".CreateTask";

    private protected override IEnumerable<Fix> Find(FixPlace place)
    {
        if (DroppedCoroutine.At(place) is not { } dropped)
        {
            yield break;
        }

        if (dropped.CanAwait && AwaitPlace.Allows(dropped.Call, place.Model))
        {
            yield return place.Replace("Await the coroutine", dropped.Replaced, dropped.Await, AwaitKey);
        }

        if (dropped.CanSchedule)
        {
            // In an async method the compiler warns about a task that is not awaited (CS4014), unless it is discarded visibly.
            var isDiscarded = dropped.Call.Parent is ExpressionStatementSyntax && AwaitPlace.Allows(dropped.Call, place.Model);
            yield return place.Replace("Schedule the coroutine as a task", dropped.Call, current => Schedule(current, isDiscarded), ScheduleKey);
        }
    }

    private static ExpressionSyntax Schedule(InvocationExpressionSyntax call, bool isDiscarded)
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
