using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace Coroutines.Analyzers;

/// <summary>An operation in a body that a rule looks at.</summary>
/// <param name="Operation">The operation.</param>
/// <param name="ContainingSymbol">The member whose body it is in.</param>
/// <param name="Report">Takes diagnostics.</param>
/// <param name="CancellationToken">Cancels the analysis.</param>
internal readonly record struct BodyContext(IOperation Operation, ISymbol ContainingSymbol, Action<Diagnostic> Report, CancellationToken CancellationToken)
{
    /// <summary>The graph of the body, in which lambdas and local functions have graphs of their own; null where there is none.</summary>
    public ControlFlowGraph? Graph => BodyGraphs.Of(Operation);

    public void ReportDiagnostic(Diagnostic diagnostic) => Report(diagnostic);
}
