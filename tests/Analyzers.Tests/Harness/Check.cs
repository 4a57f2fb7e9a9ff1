using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Analyzers.Tests;

/// <summary>Runs an analyzer over marked source and compares what it reports with the marks.</summary>
public static class Check
{
    /// <summary>Asserts that exactly the marked spans are reported, and that the source compiles.</summary>
    public static async Task<IReadOnlyList<Diagnostic>> Reports<TAnalyzer>(string markup, params (string Name, string Value)[] properties)
        where TAnalyzer : DiagnosticAnalyzer, new()
    {
        var parsed = Markup.Parse(markup);
        var compilation = Compile.From(parsed.Source);
        AssertCompiles(compilation);
        return await AssertReported<TAnalyzer>(parsed, compilation, properties);
    }

    /// <summary>The same in a project that has the analyzers and not the runtime.</summary>
    public static async Task<IReadOnlyList<Diagnostic>> ReportsWithoutRuntime<TAnalyzer>(string markup, params (string Name, string Value)[] properties)
        where TAnalyzer : DiagnosticAnalyzer, new()
    {
        var parsed = Markup.Parse(markup);
        var compilation = Compile.WithoutRuntime(parsed.Source);
        AssertCompiles(compilation);
        return await AssertReported<TAnalyzer>(parsed, compilation, properties);
    }

    /// <summary>The same for source with compiler errors, which are given by their ids.</summary>
    public static async Task<IReadOnlyList<Diagnostic>> ReportsBesideErrors<TAnalyzer>(string markup, params string[] errors)
        where TAnalyzer : DiagnosticAnalyzer, new()
    {
        var parsed = Markup.Parse(markup);
        var compilation = Compile.From(parsed.Source);
        Assert.Equal(errors, compilation.GetDiagnostics(Cancel).Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => d.Id));
        return await AssertReported<TAnalyzer>(parsed, compilation, []);
    }

    /// <summary>Statements inside a coroutine that has some things at hand to wait for.</summary>
    public static Task<IReadOnlyList<Diagnostic>> InCoroutine<TAnalyzer>(string statements)
        where TAnalyzer : DiagnosticAnalyzer, new()
        => Reports<TAnalyzer>(Surround(statements));

    public static string Surround(string statements) => $$"""
        partial class C
        {
            static Task<int> Get(int n = 0) => Task.Run(() => n);
            static Task Do() => Task.Run(() => { });
            static ValueTask<int> GetValue() => new(Get());
            static void Use(object? value) { }
            static void Log(string text) { }

            [Coroutine]
            async Coroutine Work()
            {
                await Coroutine.Yield();
                {{statements.ReplaceLineEndings("\n        ")}}
            }
        }
        """;

    public static void AssertCompiles(Compilation compilation)
    {
        var errors = compilation.GetDiagnostics(Cancel).Where(d => d.Severity == DiagnosticSeverity.Error).ToList();
        Assert.True(errors.Count == 0, string.Join("\n", errors) + "\n" + compilation.SyntaxTrees.Last());
    }

    public static async Task<ImmutableArray<Diagnostic>> Analyze(
        Compilation compilation, ImmutableArray<DiagnosticAnalyzer> analyzers, params (string Name, string Value)[] properties)
    {
        return await Analyze(compilation, analyzers, new AnalyzerOptions([], new BuildProperties(properties)));
    }

    public static Task<ImmutableArray<Diagnostic>> Analyze(Compilation compilation, ImmutableArray<DiagnosticAnalyzer> analyzers, AdditionalText file)
        => Analyze(compilation, analyzers, new AnalyzerOptions([file], new BuildProperties()));

    public static async Task<ImmutableArray<Diagnostic>> Analyze(Compilation compilation, ImmutableArray<DiagnosticAnalyzer> analyzers, AnalyzerOptions options)
    {
        var diagnostics = await compilation.WithAnalyzers(analyzers, options).GetAnalyzerDiagnosticsAsync(Cancel);
        var crash = diagnostics.FirstOrDefault(d => d.Id == "AD0001");
        Assert.True(crash is null, crash?.GetMessage(System.Globalization.CultureInfo.InvariantCulture));
        return diagnostics;
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static async Task<IReadOnlyList<Diagnostic>> AssertReported<TAnalyzer>(
        Markup parsed, CSharpCompilation compilation, (string, string)[] properties)
        where TAnalyzer : DiagnosticAnalyzer, new()
    {
        var diagnostics = (await Analyze(compilation, [new TAnalyzer()], properties))
            .OrderBy(d => d.Location.SourceSpan.Start).ThenBy(d => d.Location.SourceSpan.Length).ToList();
        Assert.Equal(Lines(parsed.Source, parsed.Expected), Lines(parsed.Source, diagnostics.Select(d => new ExpectedSpan(d.Id, d.Location.SourceSpan))));
        return diagnostics;
    }

    private static string Lines(string source, IEnumerable<ExpectedSpan> spans)
        => string.Join("\n", spans.Select(s => $"{s.Id} at {s.Span.Start}: {source.Substring(s.Span.Start, s.Span.Length)}"));
}
