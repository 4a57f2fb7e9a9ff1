using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Analyzers.Tests;

/// <summary>Applies a fixer, once for the first diagnostic and once for all of them, and compiles what comes out.</summary>
public static class CheckFix
{
    private const string NextFile = "\n-- next file --\n";

    /// <summary>An <c>.editorconfig</c> that has the rules about blocking look at async methods.</summary>
    public const string AsyncScope = "[*.cs]\ndotnet_code_quality.coroutines.scope = async\n";

    /// <summary>Asserts what the source becomes; with several diagnostics, what "fix all" makes of it.</summary>
    public static Task Turns<TAnalyzer, TFixer>(string before, string after, string? key = null, bool hasErrors = false, string editorConfig = "")
        where TAnalyzer : DiagnosticAnalyzer, new()
        where TFixer : CodeFixProvider, new()
        => Turns<TAnalyzer, TFixer>([before], [after], key, hasErrors, editorConfig);

    /// <summary>The same for several files; with diagnostics in more than one of them, what "fix all" in the project makes of them.</summary>
    public static async Task Turns<TAnalyzer, TFixer>(
        string[] before, string[] after, string? key = null, bool hasErrors = false, string editorConfig = "", string usings = Compile.Usings)
        where TAnalyzer : DiagnosticAnalyzer, new()
        where TFixer : CodeFixProvider, new()
    {
        var project = FixProject.With(before, editorConfig, usings);
        var diagnostics = await FixProject.Diagnose<TAnalyzer>(project);
        Assert.NotEmpty(diagnostics);
        if (!hasErrors)
        {
            Check.AssertCompiles((await project.GetCompilationAsync(Cancel))!);
        }

        var action = await TheOffer<TFixer>(project, diagnostics[0], key);
        if (diagnostics.Length == 1)
        {
            await AssertBecomes(after, await Apply(action, project));
        }

        var isOneFile = diagnostics.Select(d => d.Location.SourceTree).Distinct().Count() == 1;
        foreach (var scope in isOneFile ? new[] { FixAllScope.Document, FixAllScope.Project, FixAllScope.Solution } : [FixAllScope.Project, FixAllScope.Solution])
        {
            await AssertBecomes(after, await FixAll<TAnalyzer, TFixer>(project, diagnostics, action.EquivalenceKey!, scope));
        }
    }

    /// <summary>What "fix all in solution" makes of a source; it compiles.</summary>
    public static async Task<string> FixAll<TAnalyzer, TFixer>(string source, string? key = null)
        where TAnalyzer : DiagnosticAnalyzer, new()
        where TFixer : CodeFixProvider, new()
    {
        var project = FixProject.With([source]);
        var changed = (await FixAll<TAnalyzer, TFixer>(project, key)).GetProject(project.Id)!;
        Check.AssertCompiles((await changed.GetCompilationAsync(Cancel))!);
        return (await Texts(changed)).Single();
    }

    /// <summary>What it makes of the solution of a project.</summary>
    public static async Task<Solution> FixAll<TAnalyzer, TFixer>(Project project, string? key = null)
        where TAnalyzer : DiagnosticAnalyzer, new()
        where TFixer : CodeFixProvider, new()
    {
        var diagnostics = await FixProject.Diagnose<TAnalyzer>(project);
        var action = await TheOffer<TFixer>(project, diagnostics[0], key);
        return (await FixAll<TAnalyzer, TFixer>(project, diagnostics, action.EquivalenceKey!, FixAllScope.Solution)).Solution;
    }

    /// <summary>Asserts that no fix is offered for any diagnostic, because none would be right.</summary>
    public static async Task OffersNone<TAnalyzer, TFixer>(string source, string? key = null)
        where TAnalyzer : DiagnosticAnalyzer, new()
        where TFixer : CodeFixProvider, new()
    {
        var project = FixProject.With([source]);
        var diagnostics = await FixProject.Diagnose<TAnalyzer>(project);
        Assert.NotEmpty(diagnostics);
        foreach (var diagnostic in diagnostics)
        {
            Assert.DoesNotContain(await Offered<TFixer>(project, diagnostic), a => key is null || a.EquivalenceKey == key);
        }
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static async Task<CodeAction> TheOffer<TFixer>(Project project, Diagnostic diagnostic, string? key)
        where TFixer : CodeFixProvider, new()
        => Assert.Single(await Offered<TFixer>(project, diagnostic), a => key is null || a.EquivalenceKey == key);

    private static async Task<IReadOnlyList<CodeAction>> Offered<TFixer>(Project project, Diagnostic diagnostic)
        where TFixer : CodeFixProvider, new()
    {
        var actions = new List<CodeAction>();
        var document = project.GetDocument(diagnostic.Location.SourceTree)!;
        await new TFixer().RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), Cancel));
        return actions;
    }

    private static async Task<Project> FixAll<TAnalyzer, TFixer>(Project project, ImmutableArray<Diagnostic> diagnostics, string key, FixAllScope scope)
        where TAnalyzer : DiagnosticAnalyzer, new()
        where TFixer : CodeFixProvider, new()
    {
        var document = project.GetDocument(diagnostics[0].Location.SourceTree)!;
        var context = new FixAllContext(
            document, new TFixer(), scope, key, diagnostics.Select(d => d.Id).Distinct(), new FixProject.Diagnostics<TAnalyzer>(), Cancel);
        var all = await new TFixer().GetFixAllProvider()!.GetFixAsync(context);
        Assert.NotNull(all);
        return await Apply(all, project);
    }

    private static async Task<Project> Apply(CodeAction action, Project project)
    {
        var operations = await action.GetOperationsAsync(Cancel);
        var change = Assert.Single(operations.OfType<ApplyChangesOperation>());
        return change.ChangedSolution.GetProject(project.Id)!;
    }

    private static async Task AssertBecomes(string[] after, Project project)
    {
        Assert.Equal(string.Join(NextFile, after), string.Join(NextFile, await Texts(project)), ignoreLineEndingDifferences: true);
        AssertLinesEndAlike(await Texts(project));
        var compilation = (await project.GetCompilationAsync(Cancel))!;
        Check.AssertCompiles(compilation);

        // What must not live across an await is found when code is made.
        Assert.Empty(compilation.Emit(Stream.Null, cancellationToken: Cancel).Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error));
    }

    /// <summary>The sources end their lines as Unix does; where new lines are made in the system's way, that can be told there only.</summary>
    private static void AssertLinesEndAlike(IEnumerable<string> texts)
    {
        if (Environment.NewLine == "\n")
        {
            Assert.All(texts, text => Assert.DoesNotContain("\r", text, StringComparison.Ordinal));
        }
    }

    /// <summary>The files, but for the implicit usings.</summary>
    private static async Task<IReadOnlyList<string>> Texts(Project project)
        => await Task.WhenAll(project.Documents.Skip(1).Select(async document => (await document.GetTextAsync(Cancel)).ToString()));
}
