using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Coroutines.Analyzers;

/// <summary>CORO3002: a task is created and nobody keeps it: nobody awaits it, sees its failure or can cancel it. A task group keeps its tasks itself.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class Coro3002DroppedTaskAnalyzer : CoroutineAnalyzer
{
    /// <summary>The rule's id.</summary>
    public const string Id = "CORO3002";

    private static readonly DiagnosticDescriptor Rule = new(
        Id,
        "The task is dropped",
        "The task that '{0}' creates is dropped: nobody sees its result or its failure, or can cancel it; keep it, await it, or use a TaskGroup",
        RuleText.Usage,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "A task that is not kept runs on its own. Its failure is only reported when the task is collected.",
        helpLinkUri: RuleText.HelpLink(Id));

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rule];

    private protected override void Register(CompilationStartAnalysisContext context, RuleContext rules)
        => context.OnOperations(
            rules, static member => member.Called.Contains("CreateTask") || member.Called.Contains("EnsureFuture"), operation => Check(operation, rules), OperationKind.ExpressionStatement);

    private static void Check(BodyContext context, RuleContext rules)
    {
        if (((IExpressionStatementOperation)context.Operation).Operation is IInvocationOperation { TargetMethod.Name: "CreateTask" or "EnsureFuture" } call
            && rules.Types.IsOurs(call.TargetMethod) && call.TargetMethod.ContainingType.Name != "TaskGroup")
        {
            context.ReportDiagnostic(rules.Create(Rule, call.Syntax.GetLocation(), call.TargetMethod.InMessage()));
        }
    }
}
