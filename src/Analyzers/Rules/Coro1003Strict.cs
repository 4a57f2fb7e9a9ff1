using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Coroutines.Analyzers;

/// <summary>
/// CORO1003 as an error, where <c>CoroutinesStrict</c> asks for it. It is an analyzer of its own because a build on the
/// command line leaves out analyzers that only inform: projects that are not strict do not pay for the rule.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class Coro1003StrictAnalyzer : CoroutineAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Coro1003KeepsStateMachineAnalyzer.StrictRule];

    private protected override void Register(CompilationStartAnalysisContext context, RuleContext rules)
    {
        if (rules.Options is { Rewrite: true, Strict: true })
        {
            context.RegisterSyntaxNodeAction(
                node => Coro1003KeepsStateMachineAnalyzer.Check(node, rules, Coro1003KeepsStateMachineAnalyzer.StrictRule), SyntaxKind.MethodDeclaration);
        }
    }
}
