using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Coroutines.Analyzers;

/// <summary>
/// Finds the uses of what is in the catalog, in code that runs in a coroutine, for all its rules of one severity at once.
/// </summary>
internal sealed class CatalogUses
{
    private readonly RuleContext rules;
    private readonly DiagnosticSeverity severity;
    private readonly DatabaseQueries queries;

    private CatalogUses(RuleContext rules, DiagnosticSeverity severity)
    {
        this.rules = rules;
        this.severity = severity;
        queries = new DatabaseQueries(rules.Types);
    }

    /// <summary>Registers the search for what rules of a severity report.</summary>
    public static void Register(CompilationStartAnalysisContext context, RuleContext rules, DiagnosticSeverity severity)
    {
        var uses = new CatalogUses(rules, severity);
        context.OnOperationsOfCoroutines(
            rules, uses.MayConcern, uses.Check, OperationKind.Invocation, OperationKind.ObjectCreation, OperationKind.PropertyReference);
        context.OnOperationsOfCoroutines(
            rules, member => member.Has(MemberParts.ForEach) && rules.Names.Direct.MayHoldQueries, uses.CheckLoop, OperationKind.Loop);
    }

    private bool MayConcern(MemberNames member)
        => rules.Names.Direct.Catalog.AreIn(member.Mentioned) || rules.Names.Direct.MayHoldQueries
            || severity != DiagnosticSeverity.Warning && rules.Names.Direct.Informing.AreIn(member.Mentioned);

    private void Check(BodyContext context)
    {
        if (BlockingUse.Of(context.Operation) is not { } use
            || (rules.Catalog.Find(use.Target) ?? queries.Find(use)) is not { } entry
            || rules.Bodies.FindOwner(use.Operation, context.ContainingSymbol) is not { } owner
            || use.IsOverriddenInSource()
            || QuietUses.DoesNotWait(use, entry, rules.Types))
        {
            return;
        }

        Report(context, Receivers.Refine(entry, use), owner, use.Operation, use.Target.InMessage());
    }

    /// <summary><c>foreach</c> over a query runs it.</summary>
    private void CheckLoop(BodyContext context)
    {
        if (context.Operation is IForEachLoopOperation { IsAsynchronous: false } loop
            && Operands.Strip(loop.Collection) is { } collection
            && queries.FindLoop(collection) is { } entry
            && rules.Bodies.FindOwner(loop, context.ContainingSymbol) is { } owner)
        {
            Report(context, entry, owner, collection, "foreach");
        }
    }

    private void Report(BodyContext context, CatalogEntry entry, IMethodSymbol owner, IOperation place, string used)
    {
        var rule = CatalogRule.All[entry.Rule];
        if (rule.Descriptor.DefaultSeverity == severity && rules.Scope.Includes(context.Operation.Syntax.SyntaxTree, rule.Category))
        {
            context.ReportDiagnostic(rules.Create(
                rule.Descriptor, place.Syntax.GetLocation(), FixHints.Of(entry.Replacement, rules.Bodies.IsCoroutine(owner)), [], used, rules.EffectOn(owner),
                entry.Why.Length > 0 ? entry.Why : "it is done", rules.OwnerInMessage(owner),
                ThreadLocks.NeedsThread(place) ? AdviceOnLock(rules.Bodies.IsCoroutine(owner)) : AdviceOf(rule, entry, owner)));
        }
    }

    private static string AdviceOnLock(bool isCoroutine)
        => isCoroutine ? "use AsyncLock or AsyncCondition, which belong to the coroutine and not to the thread" : "use 'await SemaphoreSlim.WaitAsync()', which belongs to no thread";

    private string AdviceOf(CatalogRule rule, CatalogEntry entry, IMethodSymbol owner)
        => rule.Descriptor.Id == Coro2061Marked.Id && entry.Why.Length > 0 ? entry.Why
            : entry.Replacement.Length > 0 && owner.Name != entry.Replacement ? $"use 'await {entry.Replacement}'"
            : rules.Bodies.IsCoroutine(owner) ? rule.Advice
            : rule.AdviceInAsync;
}
