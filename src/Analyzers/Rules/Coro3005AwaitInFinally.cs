using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Coroutines.Analyzers;

/// <summary>CORO3005: an await in a finally is where a second cancellation cuts the clean-up short.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class Coro3005AwaitInFinallyAnalyzer : CoroutineAnalyzer
{
    /// <summary>The rule's id.</summary>
    public const string Id = "CORO3005";

    private static readonly DiagnosticDescriptor Rule = new(
        Id,
        "A second cancellation can cut the clean-up short",
        "A second cancellation of {0} ends this await, and the rest of the finally with it; use 'await Coroutine.Shield(…)' for what must be done",
        RuleText.Usage,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "Each cancellation is delivered at an await, also at one in a finally block.",
        helpLinkUri: RuleText.HelpLink(Id));

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rule];

    private protected override void Register(CompilationStartAnalysisContext context, RuleContext rules)
        => context.RegisterOperationAction(operation => Check(operation, rules), OperationKind.Try);

    private static void Check(OperationAnalysisContext context, RuleContext rules)
    {
        var attempt = (ITryOperation)context.Operation;
        if (attempt.Finally is not { } cleanup
            || Functions.Own(cleanup).OfType<IAwaitOperation>().FirstOrDefault(IsUnshielded) is not { } await
            || rules.Bodies.FindCoroutine(attempt, context.ContainingSymbol) is not { } owner)
        {
            return;
        }

        context.ReportDiagnostic(rules.Create(Rule, await.Syntax.GetFirstToken().GetLocation(), rules.OwnerInMessage(owner)));
    }

    private static bool IsUnshielded(IAwaitOperation await)
        => !await.Operation.DescendantsAndSelf().Any(operation => operation is IInvocationOperation { TargetMethod.Name: "Shield" });
}
