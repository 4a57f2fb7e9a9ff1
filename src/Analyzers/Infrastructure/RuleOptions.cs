using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Coroutines.Analyzers;

/// <summary>The MSBuild properties that rules look at.</summary>
/// <param name="AnalysisStrict"><c>CoroutinesAnalysisStrict</c>: warnings are errors.</param>
/// <param name="Strict"><c>CoroutinesStrict</c>: what is not rewritten although it could be is an error.</param>
/// <param name="Rewrite"><c>CoroutinesRewrite</c>: the generator rewrites coroutines; true unless switched off.</param>
/// <param name="BindsAll"><c>CoroutinesAnalysisBindsAll</c>: bodies are looked at whatever their names say; shows that names rule out nothing.</param>
internal sealed record RuleOptions(bool AnalysisStrict, bool Strict, bool Rewrite, bool BindsAll)
{
    public static RuleOptions Read(AnalyzerOptions options)
    {
        var global = options.AnalyzerConfigOptionsProvider.GlobalOptions;
        return new RuleOptions(
            AnalysisStrict: Flag(global, "CoroutinesAnalysisStrict", otherwise: false),
            Strict: Flag(global, "CoroutinesStrict", otherwise: false),
            Rewrite: Flag(global, "CoroutinesRewrite", otherwise: true),
            BindsAll: Flag(global, "CoroutinesAnalysisBindsAll", otherwise: false));
    }

    public DiagnosticSeverity SeverityOf(DiagnosticDescriptor rule)
        => AnalysisStrict && rule.DefaultSeverity == DiagnosticSeverity.Warning ? DiagnosticSeverity.Error : rule.DefaultSeverity;

    private static bool Flag(AnalyzerConfigOptions options, string property, bool otherwise)
        => options.TryGetValue("build_property." + property, out var text) && bool.TryParse(text, out var value) ? value : otherwise;
}
