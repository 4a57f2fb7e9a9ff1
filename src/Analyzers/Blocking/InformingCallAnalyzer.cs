using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Coroutines.Analyzers;

/// <summary>
/// The same as <see cref="BlockingCallAnalyzer"/> for the rules that only inform: a build on the command line leaves such
/// analyzers out, and so pays nothing for them.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class InformingCallAnalyzer : CoroutineAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = CatalogRule.OfSeverity(DiagnosticSeverity.Info);

    private protected override void Register(CompilationStartAnalysisContext context, RuleContext rules)
        => CatalogUses.Register(context, rules, DiagnosticSeverity.Info);
}
