using Conformance.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Conformance.Tests.Settings;

/// <summary>Whatever a project's settings are, no diagnostic stands in generated code: the user could do nothing about it.</summary>
public sealed class GeneratedCodeTests
{
    private static readonly ProgramSettings Default = ProgramSettings.Default;

    private static readonly Project[] Projects =
    [
        new("as usual", Default),
        new("C# 12, nullable off, checked", Default with { Language = LanguageVersion.CSharp12, Nullable = NullableContextOptions.Disable, IsChecked = true }),
        new("C# 13, nullable warnings, no unsafe code", Default with { Language = LanguageVersion.CSharp13, Nullable = NullableContextOptions.Warnings }, AllowUnsafe: false),
        new("preview, debug, a namespace like ours", Default with { Language = LanguageVersion.Preview, Optimization = OptimizationLevel.Debug, LineDirectives = false }, "Company.Coroutines.CompilerServices"),
        new("usings in every file, annotations only", Default with { Nullable = NullableContextOptions.Annotations, InlineResume = true }, "Company.Product", HasGlobalUsings: false),
    ];

    public static TheoryData<string> Names => [.. Projects.Select(static project => project.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Has_no_diagnostic_of_the_compiler(string name)
    {
        var (user, rewritten) = Rewrite(Projects.Single(project => project.Name == name), []);
        AssertNone(rewritten.Emit(Stream.Null, cancellationToken: TestContext.Current.CancellationToken).Diagnostics, user);
    }

    [Fact]
    public async Task Has_no_diagnostic_of_the_SDKs_analyzers()
    {
        Assert.True(SdkAnalyzers.All.Length > 100);
        var (user, rewritten) = Rewrite(Projects[0] with { Every = 4 }, SdkAnalyzers.Errors);
        var options = new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), onAnalyzerException: static (error, _, _) => throw new InvalidOperationException("an analyzer failed", error), concurrentAnalysis: false, logAnalyzerExecutionTime: false);
        var found = await rewritten.WithAnalyzers(SdkAnalyzers.All, options).GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);

        // The user's own code has plenty, so the analyzers did run.
        Assert.Contains(found, d => user.Contains(d.Location.SourceTree!));
        AssertNone(found, user);
    }

    private static (HashSet<SyntaxTree> User, CSharpCompilation Rewritten) Rewrite(Project project, IEnumerable<KeyValuePair<string, ReportDiagnostic>> errors)
    {
        var compilation = project.Compile();
        compilation = compilation.WithOptions(compilation.Options.WithGeneralDiagnosticOption(ReportDiagnostic.Default).WithSpecificDiagnosticOptions(errors));
        return ([.. compilation.SyntaxTrees], ProgramCompiler.Rewrite(compilation, project.Settings));
    }

    /// <summary>By the file it physically stands in: line directives show another.</summary>
    private static void AssertNone(IEnumerable<Diagnostic> found, HashSet<SyntaxTree> user)
    {
        var wrong = found.Where(d => d is { Severity: >= DiagnosticSeverity.Info, IsSuppressed: false } && d.Location.SourceTree is { } tree && !user.Contains(tree)).ToList();
        Assert.True(wrong.Count == 0, string.Join("\n", wrong.Take(10).Select(d => $"{d.Id} {d.GetMessage(System.Globalization.CultureInfo.InvariantCulture)} in {Path.GetFileName(d.Location.SourceTree!.FilePath)}:\n    {Line(d)}")));
    }

    private static string Line(Diagnostic diagnostic) =>
        diagnostic.Location.SourceTree!.GetText().Lines.GetLineFromPosition(diagnostic.Location.SourceSpan.Start).ToString().Trim();
}
