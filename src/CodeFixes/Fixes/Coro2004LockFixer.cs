using Microsoft.CodeAnalysis.Editing;

namespace Coroutines.CodeFixes;

/// <summary><c>lock (gate) { … }</c> becomes <c>using (await gate.Acquire()) { … }</c> where only coroutines take the lock; the field becomes an <c>AsyncLock</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class Coro2004LockFixer() : JointFixer(Coro2004LockAnalyzer.Id)
{
    private protected override IEnumerable<JointFix> Find(FixPlace place)
    {
        if (place.Node.FirstAncestorOrSelf<LockStatementSyntax>() is { } locked
            && place.Model.GetSymbolInfo(locked.Expression, place.Cancellation).Symbol is IFieldSymbol field
            && LockField.Of(field, place.Document.Project.Solution, place.Model.Compilation, place.Cancellation) is { } found)
        {
            yield return new JointFix("Use AsyncLock", Coro2004LockAnalyzer.Id, found.Declaration);
        }
    }

    private protected override async Task ApplyAsync(SolutionEditor editor, string key, IReadOnlyList<SyntaxNode> subjects, CancellationToken cancellation)
    {
        foreach (var declaration in subjects.Cast<VariableDeclarationSyntax>())
        {
            var document = editor.OriginalSolution.GetDocument(declaration.SyntaxTree)!;
            var model = await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false);
            if (model?.GetDeclaredSymbol(declaration.Variables[0], cancellation) is IFieldSymbol field
                && LockField.Of(field, editor.OriginalSolution, model.Compilation, cancellation) is { } found)
            {
                (await editor.EditorOfAsync(declaration, cancellation).ConfigureAwait(false))
                    .ReplaceNode(declaration, (current, _) => AsAsyncLock((VariableDeclarationSyntax)current));
                foreach (var locked in found.Locks)
                {
                    (await editor.EditorOfAsync(locked, cancellation).ConfigureAwait(false))
                        .ReplaceNode(locked, (current, _) => AsUsing((LockStatementSyntax)current));
                }
            }
        }
    }

    private static VariableDeclarationSyntax AsAsyncLock(VariableDeclarationSyntax declaration)
    {
        if (declaration.Variables[0].Initializer!.Value is ObjectCreationExpressionSyntax creation)
        {
            declaration = declaration.ReplaceNode(creation.Type, Names.AsyncLock.WithTriviaFrom(creation.Type));
        }

        return declaration.WithType(Names.AsyncLock.WithTriviaFrom(declaration.Type));
    }

    private static UsingStatementSyntax AsUsing(LockStatementSyntax locked)
    {
        var acquire = SyntaxFactory.InvocationExpression(SyntaxFactory.MemberAccessExpression(
            SyntaxKind.SimpleMemberAccessExpression, locked.Expression.WithoutTrivia(), SyntaxFactory.IdentifierName("Acquire")));
        return SyntaxFactory.UsingStatement(
            awaitKeyword: default,
            SyntaxFactory.Token(SyntaxKind.UsingKeyword).WithTriviaFrom(locked.LockKeyword),
            locked.OpenParenToken,
            declaration: null,
            AwaitSyntax.Await(acquire, locked.Expression, locked.Expression),
            locked.CloseParenToken,
            locked.Statement);
    }
}
