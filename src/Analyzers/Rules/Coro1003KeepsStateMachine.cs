using System.Collections.Immutable;
using Coroutines.Generator.Checks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Coroutines.Analyzers;

/// <summary>CORO1003: a construct that keeps a coroutine on the state machine of the C# compiler.</summary>
/// <remarks>The generator decides by the same code, so what is reported is what happens.</remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class Coro1003KeepsStateMachineAnalyzer : CoroutineAnalyzer
{
    /// <summary>The rule's id.</summary>
    public const string Id = "CORO1003";

    private static readonly DiagnosticDescriptor Rule = new(
        Id,
        "The coroutine stays on the compiler's state machine",
        "Coroutine '{0}' stays on the C# compiler's state machine: {1}",
        RuleText.Rewriting,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "The method works all the same, but slower. CoroutinesStrict makes this an error.",
        helpLinkUri: RuleText.HelpLink(Id));

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rule];

    /// <summary>The rule with the severity that strict projects ask for.</summary>
    internal static DiagnosticDescriptor StrictRule { get; } = Rule.AsError();

    private protected override void Register(CompilationStartAnalysisContext context, RuleContext rules)
    {
        if (rules.Options is { Rewrite: true, Strict: false })
        {
            context.RegisterSyntaxNodeAction(node => Check(node, rules, Rule), SyntaxKind.MethodDeclaration);
        }
    }

    /// <summary>Reports by <paramref name="rule"/> what keeps a method on the compiler's state machine.</summary>
    internal static void Check(SyntaxNodeAnalysisContext context, RuleContext rules, DiagnosticDescriptor rule)
    {
        var method = (MethodDeclarationSyntax)context.Node;
        if (context.SemanticModel.GetDeclaredSymbol(method, context.CancellationToken) is not { } symbol
            || !rules.Types.HasAttribute(symbol)
            || IsReportedOtherwise(symbol, rules.Types, context.CancellationToken)
            || FallbackCheck.Check(method, context.SemanticModel, context.CancellationToken) is not { } fallback
            || HasErrors(method, context.SemanticModel, context.CancellationToken))
        {
            return;
        }

        // CORO1002 leaves only one kind of method that is not async.
        var reason = symbol.IsAsync ? fallback.Reason : "it is written in the generator style, with 'yield return'";
        context.ReportDiagnostic(Diagnostic.Create(rule, fallback.Location, method.Identifier.ValueText, reason));
    }

    /// <summary>Of a method that does not compile, the compiler says so itself.</summary>
    private static bool HasErrors(MethodDeclarationSyntax method, SemanticModel model, CancellationToken cancellation)
        => model.GetDiagnostics(method.Span, cancellation).Any(d => d is { DefaultSeverity: DiagnosticSeverity.Error, IsSuppressed: false });

    /// <summary>CORO1001 and CORO1002 say more about their cases.</summary>
    private static bool IsReportedOtherwise(IMethodSymbol method, KnownTypes types, CancellationToken cancellation)
        => Coro1001NotPartialAnalyzer.Applies(method, cancellation)
            || Coro1002NotACoroutineAnalyzer.ProblemOf(method.PartialDefinitionPart ?? method, types, cancellation) is not null;
}
