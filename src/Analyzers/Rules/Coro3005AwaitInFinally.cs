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
        => context.OnOperationsOfCoroutines(
            rules, static member => member.Has(MemberParts.Try), operation => Check(operation, rules), OperationKind.Try);

    private static void Check(BodyContext context, RuleContext rules)
    {
        var attempt = (ITryOperation)context.Operation;
        if (attempt.Finally is not { } cleanup
            || Functions.Own(cleanup).OfType<IAwaitOperation>().FirstOrDefault(operation => IsUnshielded(operation) && CanBeCutShort(operation, cleanup, rules)) is not { } await
            || rules.Bodies.FindCoroutine(attempt, context.ContainingSymbol) is not { } owner)
        {
            return;
        }

        context.ReportDiagnostic(rules.Create(Rule, await.Syntax.GetFirstToken().GetLocation(), rules.OwnerInMessage(owner)));
    }

    private static bool IsUnshielded(IAwaitOperation await)
        => !await.Operation.DescendantsAndSelf().Any(operation => operation is IInvocationOperation { TargetMethod.Name: "Shield" }
            or IPropertyReferenceOperation { Property.Name: "Shield" }
            or IArgumentOperation { Parameter.Name: "shield", Value.ConstantValue: not { HasValue: true, Value: false } });

    /// <summary>What is hot goes on by itself when nobody waits for it: as the last thing in a <c>finally</c>, nothing is lost by that.</summary>
    private static bool CanBeCutShort(IAwaitOperation await, IBlockOperation cleanup, RuleContext rules)
        => CoroutineCreation.Among(await.Operation, rules.Types).Any() || rules.Types.IsCoroutine(await.Operation.Type) || IsFollowed(await, cleanup);

    private static bool IsFollowed(IOperation operation, IBlockOperation cleanup)
    {
        for (IOperation current = operation; current != cleanup && current.Parent is { } parent; current = parent)
        {
            if (parent is ILoopOperation || parent is IConditionalOperation { Condition: var condition } && condition == current || parent is IBlockOperation block && block.Operations.Last() != current
                || parent is not (IBlockOperation or IExpressionStatementOperation or IConditionalOperation or ITryOperation or ICatchClauseOperation or ISwitchOperation or ISwitchCaseOperation
                    or IAwaitOperation or IConversionOperation or IConditionalAccessOperation or ISimpleAssignmentOperation { Target: IDiscardOperation }))
            {
                return true;
            }
        }

        return false;
    }
}
