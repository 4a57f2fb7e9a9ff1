using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Coroutines.Analyzers;

/// <summary>
/// CORO2051: a loop that goes on for ever, and on some way through it awaits nothing. Only loops that nothing leaves
/// are reported, and those that do nothing but ask a condition that only others can change.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class Coro2051EndlessLoopAnalyzer : CoroutineAnalyzer
{
    /// <summary>The rule's id.</summary>
    public const string Id = "CORO2051";

    private static readonly DiagnosticDescriptor Rule = new(
        Id,
        "The loop never lets others run",
        "This loop goes on without an await in {0}, so it {1} for ever; add 'await {2}.Yield()', or await what it waits for",
        RuleText.Blocking,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Coroutines take turns at their awaits. A loop without one keeps its turn.",
        helpLinkUri: RuleText.HelpLink(Id));

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rule];

    private protected override void Register(CompilationStartAnalysisContext context, RuleContext rules)
        => context.OnOperationsOfCoroutines(
            rules, static member => member.Has(MemberParts.Loop), operation => Check(operation, rules), OperationKind.Loop);

    private static void Check(BodyContext context, RuleContext rules)
    {
        var loop = (ILoopOperation)context.Operation;
        if ((IsEndless(loop) || IsSpin(loop)) && rules.Bodies.FindOwner(loop, context.ContainingSymbol) is { } owner)
        {
            context.ReportDiagnostic(rules.Create(Rule, loop.Syntax.GetFirstToken().GetLocation(), FixHints.Of("", rules.Bodies.IsCoroutine(owner)), [],
                rules.OwnerInMessage(owner), rules.EffectOn(owner), rules.Bodies.IsCoroutine(owner) ? "Coroutine" : "Task"));
        }
    }

    /// <summary><c>while (true)</c> and <c>for (;;)</c> without an await, and without a way out.</summary>
    private static bool IsEndless(ILoopOperation loop)
    {
        var always = loop switch
        {
            IWhileLoopOperation { Condition: { } condition } => condition.ConstantValue is { HasValue: true, Value: true },
            IForLoopOperation { Condition: var condition } => condition is null or { ConstantValue: { HasValue: true, Value: true } },
            _ => false,
        };
        return always && Functions.Own(loop.Body).All(operation => operation is not (IAwaitOperation or IReturnOperation or IThrowOperation or IInvalidOperation or IForEachLoopOperation { IsAsynchronous: true }
                or IUsingOperation { IsAsynchronous: true } or IUsingDeclarationOperation { IsAsynchronous: true })
            && !(operation is IBranchOperation branch && Leaves(branch, loop)));
    }

    /// <summary><c>while (!done) { }</c>: nobody can change the field while the loop asks it.</summary>
    private static bool IsSpin(ILoopOperation loop)
        => loop is IWhileLoopOperation { Condition: { } condition, Body: { } body }
            && !condition.ConstantValue.HasValue
            && body is IEmptyOperation or IBlockOperation { Operations.IsEmpty: true }
            && condition.DescendantsAndSelf().All(operation => operation is IFieldReferenceOperation or ILocalReferenceOperation or IInstanceReferenceOperation or ILiteralOperation
                or IUnaryOperation or IBinaryOperation or IParenthesizedOperation or IConversionOperation)
            && condition.DescendantsAndSelf().Any(operation => operation is IFieldReferenceOperation { Field.IsConst: false });

    private static bool Leaves(IBranchOperation branch, ILoopOperation loop)
        => branch.BranchKind == BranchKind.GoTo
            || branch.BranchKind == BranchKind.Break && SymbolEqualityComparer.Default.Equals(branch.Target, loop.ExitLabel)
            || !Labels(loop.Body).Contains(branch.Target, SymbolEqualityComparer.Default) && !SymbolEqualityComparer.Default.Equals(branch.Target, loop.ContinueLabel)
                && !InnerTargets(loop.Body).Contains(branch.Target, SymbolEqualityComparer.Default);

    private static IEnumerable<ISymbol> Labels(IOperation body) => Functions.Own(body).OfType<ILabeledOperation>().Select(labeled => (ISymbol)labeled.Label);

    private static IEnumerable<ISymbol> InnerTargets(IOperation body)
        => Functions.Own(body).SelectMany(operation => operation switch
        {
            ILoopOperation inner => new ISymbol[] { inner.ExitLabel, inner.ContinueLabel },
            ISwitchOperation inner => [inner.ExitLabel],
            _ => [],
        });
}
