using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Coroutines.Analyzers;

/// <summary>Reports the uses of what is in the catalog, for all rules of the catalog at once.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class BlockingCallAnalyzer : CoroutineAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = CatalogRule.OfSeverity(DiagnosticSeverity.Warning);

    private protected override void Register(CompilationStartAnalysisContext context, RuleContext rules)
        => CatalogUses.Register(context, rules, DiagnosticSeverity.Warning);
}
