using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Coroutines.Analyzers;

/// <summary>
/// CORO1004 as an error, of method groups, where <c>CoroutinesStrict</c> asks for it. It is an analyzer of its own because a build on the
/// command line leaves out analyzers that only inform: projects that are not strict do not pay for the rule.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class Coro1004StrictAnalyzer : CoroutineAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Coro1004NotRedirectedAnalyzer.StrictRule];

    private protected override void Register(CompilationStartAnalysisContext context, RuleContext rules)
    {
        if (rules.Options is { Rewrite: true, Strict: true })
        {
            context.OnOperations(
                rules, rules.Names.Coroutines.AreMentionedIn,
                operation => Coro1004NotRedirectedAnalyzer.CheckMethodGroup(operation, Coro1004NotRedirectedAnalyzer.StrictRule), OperationKind.MethodReference);
        }
    }
}
