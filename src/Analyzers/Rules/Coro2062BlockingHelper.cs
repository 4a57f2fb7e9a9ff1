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
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Coro2060AwaitableSibling.Rule, Helper, Fact, Unseen, Inline];

    private protected override void Register(CompilationStartAnalysisContext context, RuleContext rules)
    {
        var catalog = BlockingCatalog.Create(rules.Types, context.Options, context.CancellationToken);
        var facts = new BlockingFacts(rules.Types);
        var reach = new BlockingReach(rules, catalog, facts);
        var open = new OpenBodies(rules.Types, catalog);
        var unseen = new UnseenCalls(rules.Types.Compilation);
        context.RegisterOperationAction(
            operation => CheckUse(operation, rules, catalog, reach, facts, open),
            OperationKind.Invocation, OperationKind.ObjectCreation, OperationKind.PropertyReference);
        context.RegisterOperationAction(operation => CheckGroup(operation, rules, catalog, reach), OperationKind.MethodReference);
        context.RegisterOperationAction(operation => CheckUnseen(operation, rules, reach, unseen), UnseenCalls.Kinds);
    }

    private static void CheckUse(OperationAnalysisContext context, RuleContext rules, BlockingCatalog catalog, BlockingReach reach, BlockingFacts facts, OpenBodies open)
    {
        if (!rules.Bodies.MayHold(context.ContainingSymbol) || BlockingUse.Of(context.Operation) is not { } use || use.Target.MethodKind == MethodKind.LocalFunction)
        {
            return;
        }

        var isOfUsers = !use.Target.OriginalDefinition.DeclaringSyntaxReferences.IsEmpty;
        if ((isOfUsers || facts.Find(use.Target) is not null || LazyValues.IsValue(use) || Coro2060AwaitableSibling.MayHaveForm(use))
            && rules.Bodies.FindOwner(use.Operation, context.ContainingSymbol) is { } owner
            && !(isOfUsers ? ReportHelper(context, rules, owner, use, reach) : ReportOther(context, rules, owner, use, reach, facts))
            && use.Operation is IInvocationOperation call && Coro2060AwaitableSibling.FormOf(call, owner, rules, catalog) is { } form
            && !(isOfUsers && open.IsOpen(use, context.CancellationToken)))
        {
            context.ReportDiagnostic(rules.Create(
                Coro2060AwaitableSibling.Rule, call.Syntax.GetLocation(), FixHints.Of(form, rules.Bodies.IsCoroutine(owner)), [],
                use.Target.InMessage(), form, rules.OwnerInMessage(owner)));
        }
    }

    private static bool ReportHelper(OperationAnalysisContext context, RuleContext rules, IMethodSymbol owner, BlockingUse use, BlockingReach reach)
    {
        if (!Dispatch.IsCertain(use) || reach.Of(use.Target, context.CancellationToken) is not { } path)
        {
            return false;
        }

        var rule = use.Operation is IInvocationOperation ? Helper : Unseen;
        Report(context, rules, rule, owner, use.Operation, use.Target.InMessage(), path.InMessage, path.Places);
        return true;
    }

    private static bool ReportOther(OperationAnalysisContext context, RuleContext rules, IMethodSymbol owner, BlockingUse use, BlockingReach reach, BlockingFacts facts)
    {
        if (facts.Find(use.Target) is { } fact && Dispatch.IsCertain(use))
        {
            Report(context, rules, Fact, owner, use.Operation, use.Target.InMessage(), fact, []);
            return true;
        }

        if (LazyValues.FactoryOf(use) is { } factory
            && LazyValues.BodyOf(factory, rules.Types.Compilation, context.CancellationToken) is { } lambda
            && reach.Of(lambda.Body, lambda.Symbol, context.CancellationToken) is { } lazily)
        {
            Report(context, rules, Inline, owner, use.Operation, use.Target.InMessage(), lazily.InMessage, lazily.Places);
            return true;
        }

        return false;
    }

    private static void CheckGroup(OperationAnalysisContext context, RuleContext rules, BlockingCatalog catalog, BlockingReach reach)
    {
        var group = (IMethodReferenceOperation)context.Operation;
        if (group.Method.MethodKind == MethodKind.LocalFunction || !rules.Bodies.MayHold(context.ContainingSymbol))
        {
            return;
        }

        var use = new BlockingUse(group, group.Method, group.Instance, []);
        var blocks = catalog.Find(group.Method) is { } entry && CatalogRule.All[entry.Rule].Descriptor.DefaultSeverity == DiagnosticSeverity.Warning
            && entry.Rule is not (Coro2022Streams.Id or Coro2010SyncHttp.Id) ? new BlockingPath([new BlockingStep(group.Method.InMessage(), group.Syntax.GetLocation())])
            : !group.Method.OriginalDefinition.DeclaringSyntaxReferences.IsEmpty && Dispatch.IsCertain(use) ? reach.Of(group.Method, context.CancellationToken)
            : null;
        if (blocks is { } path && rules.Bodies.FindOwner(group, context.ContainingSymbol) is { } owner)
        {
            Report(context, rules, Inline, owner, group, group.Method.InMessage(), path.InMessage, path.Places);
        }
    }

    private static void CheckUnseen(OperationAnalysisContext context, RuleContext rules, BlockingReach reach, UnseenCalls unseen)
    {
        if (!rules.Bodies.MayHold(context.ContainingSymbol))
        {
            return;
        }

        foreach (var call in unseen.In(context.Operation))
        {
            if (rules.Bodies.FindOwner(call.Place, context.ContainingSymbol) is { } owner
                && (call.IsEnumeration ? reach.OfEnumerated(call.Method, context.CancellationToken) : reach.Of(call.Method, context.CancellationToken)) is { } path)
            {
                Report(context, rules, Unseen, owner, call.Place, call.Method.InMessage(), path.InMessage, path.Places);
                return;
            }
        }
    }

    private static void Report(
        OperationAnalysisContext context, RuleContext rules, DiagnosticDescriptor rule, IMethodSymbol owner, IOperation place, string name, string path, IEnumerable<Location> places)
    {
        var isCoroutine = rules.Bodies.IsCoroutine(owner);
        context.ReportDiagnostic(rules.Create(
            rule, place.Syntax.GetLocation(), FixHints.Of("", isCoroutine), places,
            name, rules.EffectOn(owner), path, rules.OwnerInMessage(owner), isCoroutine ? "Coroutine.ToThread" : "Task.Run"));
    }
}
