using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Conformance.Tests.Harness;

/// <summary>How a program is compiled: none of it may make a difference between rewritten and not.</summary>
/// <param name="Language">The language version.</param>
/// <param name="Optimization">Debug or release.</param>
/// <param name="IsChecked">The project's <c>CheckForOverflowUnderflow</c>.</param>
/// <param name="Nullable">The project's <c>Nullable</c>.</param>
/// <param name="InlineResume"><c>CoroutinesInlineResume</c>.</param>
/// <param name="LineDirectives"><c>CoroutinesLineDirectives</c>.</param>
internal sealed record ProgramSettings(
    LanguageVersion Language, OptimizationLevel Optimization, bool IsChecked, NullableContextOptions Nullable, bool InlineResume, bool LineDirectives)
{
    private const string Heading = "// LangVersion: ";

    private static readonly LanguageVersion[] Languages =
        [LanguageVersion.CSharp12, LanguageVersion.CSharp13, LanguageVersion.Latest, LanguageVersion.Preview];

    /// <summary>What programs are compiled with that say nothing.</summary>
    public static ProgramSettings Default { get; } = new(LanguageVersion.Latest, OptimizationLevel.Release, false, NullableContextOptions.Enable, false, true);

    /// <summary>The settings of a random program.</summary>
    /// <param name="seed">The program's seed.</param>
    public static ProgramSettings Of(int seed)
    {
        // A stream of its own: the settings of a seed stay the same when the program of the seed changes.
        var random = new Random(unchecked(seed * 7919));
        return new(
            Languages[random.Next(Languages.Length)],
            random.Next(3) == 0 ? OptimizationLevel.Debug : OptimizationLevel.Release,
            random.Next(4) == 0,
            random.Next(4) == 0 ? NullableContextOptions.Disable : NullableContextOptions.Enable,
            random.Next(3) == 0,
            random.Next(2) == 0);
    }

    /// <summary>The settings of a program that may ask for a language version in its first line.</summary>
    /// <param name="text">The program.</param>
    public static ProgramSettings Of(string text)
    {
        if (!text.StartsWith(Heading, StringComparison.Ordinal))
            return Default;
        var name = text[Heading.Length..text.IndexOf('\n', StringComparison.Ordinal)].Trim();
        return LanguageVersionFacts.TryParse(name, out var language)
            ? Default with { Language = language }
            : throw new InvalidOperationException($"This compiler does not know C# {name}.");
    }

    /// <summary>False for a program that asks for a language version that this compiler does not know.</summary>
    /// <param name="text">The program.</param>
    public static bool AreKnown(string text) =>
        !text.StartsWith(Heading, StringComparison.Ordinal) || LanguageVersionFacts.TryParse(text[Heading.Length..text.IndexOf('\n', StringComparison.Ordinal)].Trim(), out _);

    /// <summary>How its files are parsed.</summary>
    public CSharpParseOptions ParseOptions => CSharpParseOptions.Default.WithLanguageVersion(Language).WithFeatures([new("InterceptorsNamespaces", "Coroutines.Generated")]);

    /// <summary>How it is compiled.</summary>
    public CSharpCompilationOptions CompilationOptions => new(
        OutputKind.DynamicallyLinkedLibrary,
        nullableContextOptions: Nullable,
        optimizationLevel: Optimization,
        checkOverflow: IsChecked,
        allowUnsafe: true);

    /// <summary>What the generator is told.</summary>
    public AnalyzerConfigOptionsProvider Properties => new Provider(new Options(new Dictionary<string, string>
    {
        ["build_property.CoroutinesInlineResume"] = InlineResume ? "true" : "false",
        ["build_property.CoroutinesLineDirectives"] = LineDirectives ? "true" : "false",
    }));

    /// <summary>The settings in a few words.</summary>
    /// <returns>For one, <c>C# 13.0, Release, checked</c>.</returns>
    public override string ToString() =>
        $"C# {Language.ToDisplayString()}, {Optimization}{(IsChecked ? ", checked" : "")}{(Nullable == NullableContextOptions.Disable ? ", nullable off" : "")}{(InlineResume ? ", InlineResume" : "")}{(LineDirectives ? "" : ", no line directives")}";

    private sealed class Provider(AnalyzerConfigOptions options) : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions => options;

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => options;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => options;
    }

    private sealed class Options(Dictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value) => values.TryGetValue(key, out value);
    }
}
