using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Coroutines.Analyzers;

/// <summary>
/// CORO3012 for methods that the whole assembly can name. Their callers may be anywhere, so this is told at the end of the compilation: in an editor, where it
/// analyzes the whole solution.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class Coro3012InternalAnalyzer : CoroutineAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Coro3012CouldBeCoroutineAnalyzer.AtEnd];

    private protected override void Register(CompilationStartAnalysisContext context, RuleContext rules)
    {
        if (rules.Types.Compilation.Assembly.GetAttributes().Any(attribute => attribute.AttributeClass.Is("System.Runtime.CompilerServices", "InternalsVisibleToAttribute")))
        {
            return;
        }

        var uses = new TaskMethodUses(IsCandidate, rules.Types);
        context.RegisterOperationAction(uses.Note, TaskMethodUses.Kinds);
        context.RegisterCompilationEndAction(end =>
        {
            foreach (var method in uses.OfCoroutines.Where(method => TaskMethods.HasFittingBody(method, end.CancellationToken)))
            {
                end.ReportDiagnostic(rules.Create(Coro3012CouldBeCoroutineAnalyzer.AtEnd, method.Locations[0], method.Name));
            }
        });
    }

    private static bool IsCandidate(IMethodSymbol method)
        => !method.DeclaringSyntaxReferences.IsEmpty && TaskMethods.IsInternal(method) && !TaskMethods.IsConfined(method) && TaskMethods.IsCandidate(method);
}
