using Microsoft.CodeAnalysis.Diagnostics;

namespace Coroutines.Analyzers;

/// <summary>
/// What every rule has in common: it runs concurrently, leaves generated code alone, and does nothing in a
/// compilation that does not reference the coroutine runtime, unless it is about blocking and asked to look at async methods.
/// </summary>
public abstract class CoroutineAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public sealed override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(start =>
        {
            if (RuleContext.Of(start.Compilation, start.Options) is { } rules && (rules.Types.HasRuntime || LooksAtAsync))
            {
                Register(start, rules);
            }
        });
    }

    /// <summary>What freezes a loop takes a thread from a pool.</summary>
    private bool LooksAtAsync => SupportedDiagnostics.Any(rule => rule.Category == RuleText.Blocking);

    /// <summary>Registers what the rule looks at; called once per compilation that uses coroutines.</summary>
    private protected abstract void Register(CompilationStartAnalysisContext context, RuleContext rules);
}
