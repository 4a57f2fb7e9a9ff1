using Microsoft.CodeAnalysis.CodeActions;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace Coroutines.CodeFixes;

/// <summary>Starts a dropped task in the task group around it, awaits the coroutine in its place, or keeps the task in a variable.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class Coro3002DroppedTaskFixer() : CoroutineFixer(Coro3002DroppedTaskAnalyzer.Id)
{
    /// <summary>The key of the fix that uses a task group.</summary>
    public const string GroupKey = Coro3002DroppedTaskAnalyzer.Id + ".TaskGroup";

    /// <summary>The key of the fix that writes <c>await</c>.</summary>
    public const string AwaitKey = Coro3002DroppedTaskAnalyzer.Id + ".Await";

    /// <summary>The key of the fix that declares a variable.</summary>
    public const string KeepKey = Coro3002DroppedTaskAnalyzer.Id + ".Keep";

    private protected override IEnumerable<Fix> Find(FixPlace place)
    {
        if (place.Call is not { Parent: ExpressionStatementSyntax statement } call
            || place.Model.GetSymbolInfo(call, place.Cancellation).Symbol is not IMethodSymbol method)
        {
            yield break;
        }

        if (method.IsStatic && EnclosingGroup.Find(call, place.Model) is { } group && EnclosingGroup.Takes(group, call, place.Model))
        {
            yield return place.Replace($"Start it in the task group '{group}'", call, current => EnclosingGroup.Start(group, current), GroupKey);
        }

        if (AwaitPlace.Allows(call, place.Model))
        {
            var isRedundant = method.IsStatic && call.ArgumentList.Arguments.Count == 1
                && place.Model.GetTypeInfo(call.ArgumentList.Arguments[0].Expression, place.Cancellation).Type is { } type
                && AwaitableForms.IsAwaitable(type, call.SpanStart, place.Model);
            yield return place.Replace("Await it", call, current =>
                AwaitSyntax.Await(isRedundant ? current.ArgumentList.Arguments[0].Expression : current, current, call), AwaitKey);
        }

        if (statement.Parent is BlockSyntax or SwitchSectionSyntax or GlobalStatementSyntax)
        {
            var name = TaskNames.For(call, place.Model);
            yield return place.Replace("Keep the task in a variable", statement, current => Keep(current, name), KeepKey);
        }
    }

    /// <summary><c>var saveTask = Coroutine.CreateTask(Save());</c></summary>
    private static LocalDeclarationStatementSyntax Keep(ExpressionStatementSyntax statement, string name)
    {
        var variable = VariableDeclarator(Identifier(name).WithAdditionalAnnotations(RenameAnnotation.Create()).WithTrailingTrivia(Space))
            .WithInitializer(EqualsValueClause(Token(SyntaxKind.EqualsToken).WithTrailingTrivia(Space), statement.Expression.WithoutLeadingTrivia()));
        var type = IdentifierName("var").WithLeadingTrivia(statement.GetLeadingTrivia()).WithTrailingTrivia(Space);
        return LocalDeclarationStatement(VariableDeclaration(type, SingletonSeparatedList(variable))).WithSemicolonToken(statement.SemicolonToken);
    }
}
