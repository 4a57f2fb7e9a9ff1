using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Analyzers.Tests;

/// <summary>Applies a fixer, once for the first diagnostic and once for all of them, and compiles what comes out.</summary>
public static class CheckFix
{
    /// <summary>Asserts what the source becomes; with several diagnostics, what "fix all" makes of it.</summary>
    public static async Task Turns<TAnalyzer, TFixer>(string before, string after, string? key = null, bool hasErrors = false)
        where TAnalyzer : DiagnosticAnalyzer, new()
        where TFixer : CodeFixProvider, new()
    {
        var document = FixProject.With(before);
        var diagnostics = await FixProject.Diagnose<TAnalyzer>(document.Project);
        Assert.NotEmpty(diagnostics);
        if (!hasErrors)
        {
            Check.AssertCompiles((await document.Project.GetCompilationAsync(Cancel))!);
        }

        var actions = await Offered<TFixer>(document, diagnostics[0]);
        var action = Assert.Single(actions, a => key is null || a.EquivalenceKey == key);
        if (diagnostics.Length == 1)
        {
            await AssertBecomes(after, await Apply(action, document));
        }

        foreach (var scope in new[] { FixAllScope.Document, FixAllScope.Project, FixAllScope.Solution })
        {
            var context = new FixAllContext(
                document, new TFixer(), scope, action.EquivalenceKey!, diagnostics.Select(d => d.Id).Distinct(), new FixProject.Diagnostics<TAnalyzer>(), Cancel);
            var all = await new TFixer().GetFixAllProvider()!.GetFixAsync(context);
            Assert.NotNull(all);
            await AssertBecomes(after, await Apply(all, document));
        }
    }

    /// <summary>What "fix all in solution" makes of a source; it compiles.</summary>
    public static async Task<string> FixAll<TAnalyzer, TFixer>(string source, string? key = null)
        where TAnalyzer : DiagnosticAnalyzer, new()
        where TFixer : CodeFixProvider, new()
    {
        var document = FixProject.With(source);
        var diagnostics = await FixProject.Diagnose<TAnalyzer>(document.Project);
        var action = Assert.Single(await Offered<TFixer>(document, diagnostics[0]), a => key is null || a.EquivalenceKey == key);
        var context = new FixAllContext(
            document, new TFixer(), FixAllScope.Solution, action.EquivalenceKey!, diagnostics.Select(d => d.Id).Distinct(), new FixProject.Diagnostics<TAnalyzer>(), Cancel);
        var changed = await Apply((await new TFixer().GetFixAllProvider()!.GetFixAsync(context))!, document);
        Check.AssertCompiles((await changed.Project.GetCompilationAsync(Cancel))!);
        return (await changed.GetTextAsync(Cancel)).ToString();
    }

    /// <summary>Asserts that no fix is offered for any diagnostic, because none would be right.</summary>
    public static async Task OffersNone<TAnalyzer, TFixer>(string source, string? key = null)
        where TAnalyzer : DiagnosticAnalyzer, new()
        where TFixer : CodeFixProvider, new()
    {
        var document = FixProject.With(source);
        var diagnostics = await FixProject.Diagnose<TAnalyzer>(document.Project);
        Assert.NotEmpty(diagnostics);
        foreach (var diagnostic in diagnostics)
        {
            Assert.DoesNotContain(await Offered<TFixer>(document, diagnostic), a => key is null || a.EquivalenceKey == key);
        }
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static async Task<IReadOnlyList<CodeAction>> Offered<TFixer>(Document document, Diagnostic diagnostic)
        where TFixer : CodeFixProvider, new()
    {
        var actions = new List<CodeAction>();
        var context = new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), Cancel);
        await new TFixer().RegisterCodeFixesAsync(context);
        return actions;
    }

    private static async Task<Document> Apply(CodeAction action, Document document)
    {
        var operations = await action.GetOperationsAsync(Cancel);
        var change = Assert.Single(operations.OfType<ApplyChangesOperation>());
        return change.ChangedSolution.GetDocument(document.Id)!;
    }

    private static async Task AssertBecomes(string after, Document document)
    {
        var text = (await document.GetTextAsync(Cancel)).ToString();
        Assert.Equal(after, text, ignoreLineEndingDifferences: true);
        Check.AssertCompiles((await document.Project.GetCompilationAsync(Cancel))!);
    }
}
