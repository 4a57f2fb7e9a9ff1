using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Coroutines.Analyzers;

/// <summary>CORO3009: a loop asks a flag again and again, with a sleep in between, instead of awaiting who sets it.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class Coro3009BusyWaitAnalyzer : CoroutineAnalyzer
{
    /// <summary>The rule's id.</summary>
    public const string Id = "CORO3009";

    private static readonly DiagnosticDescriptor Rule = new(
        Id,
        "The loop asks instead of waiting",
        "This loop asks again and again in {0}; await an AsyncEvent, or the task that changes it",
        RuleText.Usage,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "A loop that sleeps and asks wakes up for nothing and reacts late.",
        helpLinkUri: RuleText.HelpLink(Id));

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rule];

    private protected override void Register(CompilationStartAnalysisContext context, RuleContext rules)
        => context.OnOperationsOfCoroutines(
            rules, static member => member.Has(MemberParts.Loop), operation => Check(operation, rules), OperationKind.Loop);

    private static void Check(BodyContext context, RuleContext rules)
    {
        if (context.Operation is IWhileLoopOperation { Condition: { } condition, Body: { } body } loop
            && !condition.ConstantValue.HasValue
            && condition.DescendantsAndSelf().All(IsFlag)
            && OnlyStatement(body) is IExpressionStatementOperation { Operation: IAwaitOperation { Operation: IInvocationOperation call } }
            && (call.TargetMethod.Name is "Sleep" or "Yield" && rules.Types.IsOurs(call.TargetMethod) || call.TargetMethod.Name == "Delay" && Awaitables.IsTask(call.TargetMethod.ContainingType))
            && rules.Bodies.FindCoroutine(loop, context.ContainingSymbol) is { } owner)
        {
            context.ReportDiagnostic(rules.Create(Rule, loop.Syntax.GetFirstToken().GetLocation(), rules.OwnerInMessage(owner)));
        }
    }

    /// <summary>Fields, properties and variables, and what is made of them without a call.</summary>
    private static bool IsFlag(IOperation operation)
        => operation is IFieldReferenceOperation or IPropertyReferenceOperation { Arguments.IsEmpty: true } or ILocalReferenceOperation or IParameterReferenceOperation or IInstanceReferenceOperation
            or IUnaryOperation or IBinaryOperation or ILiteralOperation or IParenthesizedOperation or IConversionOperation;

    private static IOperation? OnlyStatement(IOperation body)
        => body is IBlockOperation block ? block.Operations.Length == 1 ? block.Operations[0] : null : body;
}
