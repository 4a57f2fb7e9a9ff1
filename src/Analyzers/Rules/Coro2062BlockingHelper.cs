using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Coroutines.Analyzers;

/// <summary>
/// CORO2062 to CORO2065: what blocks behind something else. A helper of this compilation (2062) or of a referenced
/// assembly (2063), something that does not look like a call (2064), a delegate that runs inline (2065).
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class Coro2062BlockingHelperAnalyzer : CoroutineAnalyzer
{
    /// <summary>The id for helpers of this compilation.</summary>
    public const string Id = "CORO2062";

    /// <summary>The id for methods of referenced assemblies.</summary>
    public const string FactId = "CORO2063";

    private const string Message = "'{0}' {1}, in {3}, because it reaches {2}; make an awaitable form of it, or use 'await {4}(…)'";

    private static readonly DiagnosticDescriptor Helper = new(
        "CORO2062",
        "A helper blocks the event loop",
        Message,
        RuleText.Blocking,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "The method that is called blocks somewhere below. The message shows the path, and each call of it is attached as a place.",
        helpLinkUri: RuleText.HelpLink("CORO2062"));

    private static readonly DiagnosticDescriptor Fact = new(
        "CORO2063",
        "A method of a library blocks the event loop",
        Message,
        RuleText.Blocking,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "The library was built with these analyzers, which wrote into it what blocks.",
        helpLinkUri: RuleText.HelpLink("CORO2063"));

    private static readonly DiagnosticDescriptor Unseen = new(
        "CORO2064",
        "What does not look like a call blocks the event loop",
        Message,
        RuleText.Blocking,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Accessors, constructors, operators, Dispose, enumerators, comparers and ToString are code too.",
        helpLinkUri: RuleText.HelpLink("CORO2064"));

    private static readonly DiagnosticDescriptor Inline = new(
        "CORO2065",
        "A delegate that runs inline blocks the event loop",
        Message,
        RuleText.Blocking,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A delegate that is given to LINQ, to a collection or to Lazy runs on the thread of the loop.",
        helpLinkUri: RuleText.HelpLink("CORO2065"));

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Helper, Fact, Unseen, Inline];

    private protected override void Register(CompilationStartAnalysisContext context, RuleContext rules)
    {
        var unseen = new UnseenCalls(rules.Types.Compilation);
        context.OnOperationsOfCoroutines(rules, MayConcern, operation => CheckUse(operation, rules), OperationKind.Invocation, OperationKind.ObjectCreation, OperationKind.PropertyReference);
        context.OnOperationsOfCoroutines(rules, MayConcern, operation => CheckGroup(operation, rules), OperationKind.MethodReference);
        context.OnOperationsOfCoroutines(rules, MayConcern, operation => CheckUnseen(operation, rules, unseen), UnseenCalls.Kinds);

        bool MayConcern(MemberNames member) => rules.Names.Blocking.AreMentionedIn(member) || rules.Reach.AnyOperator || member.Mentioned.Contains("Value") && rules.Names.MayBeLazy;
    }

    /// <summary>True for a call that this rule reports, or would if it stood elsewhere in the coroutine.</summary>
    internal static bool Reaches(BlockingUse use, RuleContext rules, CancellationToken cancellation)
        => Dispatch.IsCertain(use)
            && (use.Target.OriginalDefinition.DeclaringSyntaxReferences.IsEmpty ? rules.Facts.Find(use.Target) is not null : rules.Reach.Of(use.Target, cancellation) is not null);

    private static void CheckUse(BodyContext context, RuleContext rules)
    {
        if (BlockingUse.Of(context.Operation) is not { } use || use.Target.MethodKind == MethodKind.LocalFunction)
        {
            return;
        }

        var isOfUsers = !use.Target.OriginalDefinition.DeclaringSyntaxReferences.IsEmpty;
        if ((isOfUsers || rules.Facts.Find(use.Target) is not null || LazyValues.IsValue(use))
            && rules.Bodies.FindOwner(use.Operation, context.ContainingSymbol) is { } owner)
        {
            if (isOfUsers)
            {
                ReportHelper(context, rules, owner, use);
            }
            else
            {
                ReportOther(context, rules, owner, use);
            }
        }
    }

    private static void ReportHelper(BodyContext context, RuleContext rules, IMethodSymbol owner, BlockingUse use)
    {
        if (Dispatch.IsCertain(use) && rules.Reach.Of(use.Target, context.CancellationToken) is { } path
            && !KeptProperties.IsKept(use, rules.Types.Compilation, context.CancellationToken))
        {
            var rule = use.Operation is IInvocationOperation ? Helper : Unseen;
            Report(context, rules, rule, owner, use.Operation, use.Target.InMessage(), path.InMessage, path.Places);
        }
    }

    private static void ReportOther(BodyContext context, RuleContext rules, IMethodSymbol owner, BlockingUse use)
    {
        if (rules.Facts.Find(use.Target) is { } fact && Dispatch.IsCertain(use))
        {
            Report(context, rules, Fact, owner, use.Operation, use.Target.InMessage(), fact, []);
        }
        else if (LazyValues.FactoryOf(use) is { } factory
            && LazyValues.BodyOf(factory, rules.Types.Compilation, context.CancellationToken) is { } lambda
            && rules.Reach.Of(lambda.Body, lambda.Symbol, context.CancellationToken) is { } lazily)
        {
            Report(context, rules, Inline, owner, use.Operation, use.Target.InMessage(), lazily.InMessage, lazily.Places);
        }
    }

    private static void CheckGroup(BodyContext context, RuleContext rules)
    {
        var group = (IMethodReferenceOperation)context.Operation;
        if (group.Method.MethodKind == MethodKind.LocalFunction)
        {
            return;
        }

        var use = new BlockingUse(group, group.Method, group.Instance, []);
        var blocks = rules.Catalog.Find(group.Method) is { } entry && CatalogRule.All[entry.Rule].Descriptor.DefaultSeverity == DiagnosticSeverity.Warning
            && entry.Rule is not (Coro2022Streams.Id or Coro2010SyncHttp.Id) ? new BlockingPath([new BlockingStep(group.Method.InMessage(), group.Syntax.GetLocation())])
            : !group.Method.OriginalDefinition.DeclaringSyntaxReferences.IsEmpty && Dispatch.IsCertain(use) ? rules.Reach.Of(group.Method, context.CancellationToken)
            : null;
        if (blocks is { } path && rules.Bodies.FindOwner(group, context.ContainingSymbol) is { } owner)
        {
            Report(context, rules, Inline, owner, group, group.Method.InMessage(), path.InMessage, path.Places);
        }
    }

    private static void CheckUnseen(BodyContext context, RuleContext rules, UnseenCalls unseen)
    {
        foreach (var call in unseen.In(context.Operation))
        {
            if (rules.Bodies.FindOwner(call.Place, context.ContainingSymbol) is { } owner
                && (call.IsEnumeration ? rules.Reach.OfEnumerated(call.Method, context.CancellationToken) : rules.Reach.Of(call.Method, context.CancellationToken)) is { } path)
            {
                Report(context, rules, Unseen, owner, call.Place, call.Method.InMessage(), path.InMessage, path.Places);
                return;
            }
        }
    }

    private static void Report(
        BodyContext context, RuleContext rules, DiagnosticDescriptor rule, IMethodSymbol owner, IOperation place, string name, string path, IEnumerable<Location> places)
    {
        var isCoroutine = rules.Bodies.IsCoroutine(owner);
        context.ReportDiagnostic(rules.Create(
            rule, place.Syntax.GetLocation(), FixHints.Of("", isCoroutine), places,
            name, rules.EffectOn(owner), path, rules.OwnerInMessage(owner), isCoroutine ? "Coroutine.ToThread" : "Task.Run"));
    }
}
