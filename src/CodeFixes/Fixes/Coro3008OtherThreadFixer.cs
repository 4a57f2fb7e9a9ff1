using Microsoft.CodeAnalysis.Operations;

namespace Coroutines.CodeFixes;

/// <summary>Goes through the loop: <c>CallSoonThreadSafe</c> for what is done, <c>RunCoroutineThreadSafe</c> for what is awaited.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class Coro3008OtherThreadFixer() : CoroutineFixer(Coro3008OtherThreadAnalyzer.Id)
{
    private const string CallTitle = "Use CallSoonThreadSafe";
    private const string RunTitle = "Use RunCoroutineThreadSafe";

    private protected override IEnumerable<Fix> Find(FixPlace place)
        => place.Expression is { } use && place.Diagnostic.AdditionalLocations.Count == 0
            ? place.Model.GetOperation(use, place.Cancellation) switch
            {
                IAwaitOperation { Operation: { } awaited } when use is AwaitExpressionSyntax await => Await(place, await, awaited),
                IInvocationOperation call when use is InvocationExpressionSyntax syntax => Call(place, syntax, call),
                _ => [],
            }
            : [];

    private static IEnumerable<Fix> Await(FixPlace place, AwaitExpressionSyntax await, IOperation awaited)
    {
        if (awaited.Type is { Name: "Coroutine" or "AsyncOperation" } type && LoopInScope.At(await, place.Model) is { } loop)
        {
            yield return Replace(place, RunTitle, loop, await.Expression, current => Run(loop, AsCoroutine(current.WithoutTrivia(), type)).WithTriviaFrom(current));
        }
    }

    private static IEnumerable<Fix> Call(FixPlace place, InvocationExpressionSyntax call, IInvocationOperation operation)
    {
        if (Operands.Strip(operation.Instance) is IPropertyReferenceOperation { Property: { IsStatic: true, Name: "Current" or "Running" } })
        {
            // The loop of the other thread: which one was meant cannot be seen.
            return [];
        }

        switch (operation.TargetMethod)
        {
            case { Name: "CallSoon" }:
                return [place.Replace(CallTitle, call, current => AwaitableForms.Renamed(current, "CallSoonThreadSafe") ?? current)];
            case { Name: "CreateTask" or "EnsureFuture", ContainingType.Name: "EventLoop" or "Coroutine" } method:
                return Schedule(place, call, method);
            case { Name: "AsTask", ContainingType.Name: "Coroutine" } when call.Expression is MemberAccessExpressionSyntax
                && LoopInScope.At(call, place.Model) is { } loop:
                return [Replace(place, RunTitle, loop, call, current => Run(loop, ((MemberAccessExpressionSyntax)current.Expression).Expression.WithoutTrivia(), current.ArgumentList.Arguments).WithTriviaFrom(current))];
            default:
                return PostedCall.Of(place, call, operation) is { } posted ? [posted.Fix(CallTitle, place.Diagnostic.Id)] : [];
        }
    }

    /// <summary><c>loop.CreateTask(Work())</c>: what comes back is a .NET task instead of ours, so nothing but an await may follow.</summary>
    private static IEnumerable<Fix> Schedule(FixPlace place, InvocationExpressionSyntax call, IMethodSymbol method)
    {
        if (call.ArgumentList.Arguments is not { Count: 1 } arguments || arguments[0].Expression is not { } scheduled
            || place.Model.GetTypeInfo(scheduled, place.Cancellation).Type is not { Name: "Coroutine" or "AsyncOperation" } type
            || !(call.Parent is AwaitExpressionSyntax || PostedCall.IsUnused(call, place.Model))
            || (method.IsStatic ? LoopInScope.At(call, place.Model) : Receiver(call)) is not { } loop)
        {
            yield break;
        }

        var isDropped = call.Parent is ExpressionStatementSyntax && AwaitPlace.Allows(call, place.Model);
        yield return Replace(place, RunTitle, loop, call, current =>
        {
            ExpressionSyntax run = Run(loop, AsCoroutine(current.ArgumentList.Arguments[0].Expression, type));
            return (isDropped ? ((AssignmentExpressionSyntax)SyntaxFactory.ParseExpression("_ = run")).WithRight(run) : run).WithTriviaFrom(current);
        });
    }

    private static LoopInScope? Receiver(InvocationExpressionSyntax call) => call.Expression is MemberAccessExpressionSyntax access ? new LoopInScope(access.Expression) : null;

    private static Fix Replace<TNode>(FixPlace place, string title, LoopInScope loop, TNode node, Func<TNode, SyntaxNode> change)
        where TNode : SyntaxNode
        => new(title, place.Diagnostic.Id, editor =>
        {
            editor.ReplaceNode(node, (current, _) => change((TNode)current));
            loop.Declare(editor);
        });

    private static ExpressionSyntax AsCoroutine(ExpressionSyntax operation, ITypeSymbol type)
        => type.Name == "AsyncOperation"
            ? SyntaxFactory.InvocationExpression(SyntaxFactory.MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, operation, SyntaxFactory.IdentifierName("AsCoroutine")))
            : operation;

    private static InvocationExpressionSyntax Run(LoopInScope loop, ExpressionSyntax coroutine, IEnumerable<ArgumentSyntax>? others = null)
        => SyntaxFactory.InvocationExpression(
            SyntaxFactory.MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, loop.Expression.WithoutTrivia(), SyntaxFactory.IdentifierName("RunCoroutineThreadSafe")),
            PostedCall.Arguments([SyntaxFactory.Argument(coroutine), .. others ?? []]));
}
