using Microsoft.CodeAnalysis.Editing;

namespace Coroutines.CodeFixes;

/// <summary>Says on a helper what the analyzers found or cannot know: <c>[Blocking("use …")]</c>, or <c>[NonBlocking]</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class Coro2062MarkFixer() : JointFixer(Coro2062BlockingHelperAnalyzer.Id)
{
    /// <summary>The key of the fix that writes <c>[Blocking]</c>.</summary>
    public const string BlockingKey = Coro2062BlockingHelperAnalyzer.Id + ".Blocking";

    /// <summary>The key of the fix that writes <c>[NonBlocking]</c>.</summary>
    public const string NonBlockingKey = Coro2062BlockingHelperAnalyzer.Id + ".NonBlocking";

    private protected override IEnumerable<JointFix> Find(FixPlace place)
    {
        if (place.Call is { } call && place.Model.GetSymbolInfo(call, place.Cancellation).Symbol is IMethodSymbol method
            && DeclarationOf(method, place.Document.Project.Solution, place.Cancellation) is { } helper)
        {
            yield return new JointFix($"Mark '{method.InMessage()}' [Blocking]", BlockingKey, helper);
            yield return new JointFix($"Mark '{method.InMessage()}' [NonBlocking]: it does not wait", NonBlockingKey, helper);
        }
    }

    private protected override async Task ApplyAsync(SolutionEditor editor, string key, IReadOnlyList<SyntaxNode> subjects, CancellationToken cancellation)
    {
        foreach (var helper in subjects)
        {
            var changes = await editor.GetDocumentEditorAsync(editor.OriginalSolution.GetDocumentId(helper.SyntaxTree), cancellation).ConfigureAwait(false);
            var generator = changes.Generator;
            changes.AddAttribute(helper, key == BlockingKey
                ? generator.Attribute(Names.BlockingAttribute, [generator.LiteralExpression(Advice((MethodDeclarationSyntax)helper, changes.SemanticModel))])
                : generator.Attribute(Names.NonBlockingAttribute));
        }
    }

    private static MethodDeclarationSyntax? DeclarationOf(IMethodSymbol method, Solution solution, CancellationToken cancellation)
        => (method.ReducedFrom ?? method).OriginalDefinition.DeclaringSyntaxReferences
            .Where(reference => solution.GetDocument(reference.SyntaxTree) is not (null or SourceGeneratedDocument))
            .Select(reference => reference.GetSyntax(cancellation)).OfType<MethodDeclarationSyntax>().FirstOrDefault();

    /// <summary>What CORO2061 tells those who call it.</summary>
    private static string Advice(MethodDeclarationSyntax helper, SemanticModel model)
    {
        var form = helper.Identifier.ValueText + "Async";
        return model.GetDeclaredSymbol(helper)?.ContainingType.GetMembers(form).OfType<IMethodSymbol>()
            .Any(method => AwaitableForms.IsAwaitable(method.ReturnType, helper.SpanStart, model)) == true
            ? $"use {form}"
            : "use Coroutine.ToThread";
    }
}
