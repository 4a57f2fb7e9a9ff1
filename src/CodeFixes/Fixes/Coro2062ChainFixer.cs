using Microsoft.CodeAnalysis.Editing;

namespace Coroutines.CodeFixes;

/// <summary>
/// Makes the helpers between a coroutine and what blocks awaitable: <c>Load()</c>, which reads a file, becomes
/// <c>[Coroutine] async Coroutine&lt;string&gt; Load()</c>, and all who call it await it.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class Coro2062ChainFixer() : JointFixer(Coro2062BlockingHelperAnalyzer.Id)
{
    /// <summary>The key of the fix.</summary>
    public const string Key = Coro2062BlockingHelperAnalyzer.Id + ".Chain";

    private protected override IEnumerable<JointFix> Find(FixPlace place)
    {
        if (place.Call is { } call && BlockingView.Of(place.Document.Project, place.Model.Compilation) is { } view
            && ChainRoot.Of(call, new Chain(view, place.Cancellation), place.Model, place.Cancellation) is { } root)
        {
            yield return new JointFix(root.Part.Target is { } helper ? $"Make '{helper.Symbol.InMessage()}' awaitable, and what it calls" : root.Part.Form!.Title, Key, call);
        }
    }

    private protected override async Task ApplyAsync(SolutionEditor editor, string key, IReadOnlyList<SyntaxNode> subjects, CancellationToken cancellation)
    {
        var roots = new List<ChainRoot>();
        foreach (var project in subjects.GroupBy(call => editor.OriginalSolution.GetDocument(call.SyntaxTree)!.Project))
        {
            var compilation = await project.Key.GetCompilationAsync(cancellation).ConfigureAwait(false);
            var chain = new Chain(BlockingView.Of(project.Key, compilation!)!, cancellation);
            roots.AddRange(project.Select(call => ChainRoot.Of((InvocationExpressionSyntax)call, chain, compilation!.GetSemanticModel(call.SyntaxTree), cancellation)).OfType<ChainRoot>());
        }

        await new ChainWriter(await ChainPlan.MakeAsync(roots, editor.OriginalSolution, cancellation).ConfigureAwait(false), editor, cancellation).WriteAsync().ConfigureAwait(false);
    }
}
