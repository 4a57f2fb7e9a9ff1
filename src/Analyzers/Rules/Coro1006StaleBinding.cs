using System.Collections.Immutable;
using Coroutines.Generator.Checks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Coroutines.Analyzers;

/// <summary>CORO1006: the output of another source generator gives a rewritten body another meaning.</summary>
/// <remarks>Asked in the finished compilation, and only of methods of which the generator noted what it made in the same build.</remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class Coro1006StaleBindingAnalyzer : CoroutineAnalyzer
{
    /// <summary>The rule's id.</summary>
    public const string Id = "CORO1006";

    private static readonly DiagnosticDescriptor Rule = new(
        Id,
        "The coroutine was rewritten without the output of another source generator",
        "Coroutine '{0}' was rewritten without the output of another source generator; {1}. Declare what that generator adds as a partial member, or move it to another project.",
        RuleText.Rewriting,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "One source generator does not see what another makes. Here that changes what the method means, so its rewritten form would do something else.",
        helpLinkUri: RuleText.HelpLink(Id));

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rule];

    private protected override void Register(CompilationStartAnalysisContext context, RuleContext rules)
    {
        if (!rules.Options.Rewrite || StaleBindings.WithOthers(context.Compilation, context.CancellationToken) is not { } others)
            return;
        context.RegisterSyntaxNodeAction(
            node =>
            {
                var method = (MethodDeclarationSyntax)node.Node;
                if (StaleBindings.Check(method, others, node.CancellationToken) is { } stale)
                    node.ReportDiagnostic(Diagnostic.Create(Rule, stale.Location, method.Identifier.ValueText, stale.Reason));
            },
            SyntaxKind.MethodDeclaration);
    }
}
