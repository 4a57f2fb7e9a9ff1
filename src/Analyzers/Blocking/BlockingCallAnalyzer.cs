using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Coroutines.Analyzers;

/// <summary>
/// Finds the uses of what is in the catalog, in code that runs in a coroutine, for all rules of the catalog at once: so
/// each operation of a program is looked at once, by its name, and only those with a name of the catalog again.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class BlockingCallAnalyzer : CoroutineAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [.. CatalogRule.All.Values.Select(rule => rule.Descriptor)];

    private protected override void Register(CompilationStartAnalysisContext context, RuleContext rules)
    {
        var catalog = BlockingCatalog.Create(rules.Types, context.Options, context.CancellationToken);
        var queries = new DatabaseQueries(rules.Types);
        context.RegisterOperationAction(
            operation => Check(operation, rules, catalog, queries),
            OperationKind.Invocation, OperationKind.ObjectCreation, OperationKind.PropertyReference);
        context.RegisterOperationAction(operation => CheckLoop(operation, rules, queries), OperationKind.Loop);
    }

    private static void Check(OperationAnalysisContext context, RuleContext rules, BlockingCatalog catalog, DatabaseQueries queries)
    {
        if (BlockingUse.Of(context.Operation) is not { } use
            || (catalog.Find(use.Target) ?? queries.Find(use)) is not { } entry
            || rules.Bodies.FindOwner(use.Operation, context.ContainingSymbol) is not { } owner
            || use.IsOverriddenInSource()
            || QuietUses.DoesNotWait(use, entry, rules.Types))
        {
            return;
        }

        Report(context, rules, Receivers.Refine(entry, use), owner, use.Operation, use.Target.InMessage());
    }

    /// <summary><c>foreach</c> over a query runs it.</summary>
    private static void CheckLoop(OperationAnalysisContext context, RuleContext rules, DatabaseQueries queries)
    {
        if (context.Operation is IForEachLoopOperation { IsAsynchronous: false } loop
            && Operands.Strip(loop.Collection) is { } collection
            && queries.FindLoop(collection) is { } entry
            && rules.Bodies.FindOwner(loop, context.ContainingSymbol) is { } owner)
        {
            Report(context, rules, entry, owner, collection, "foreach");
        }
    }

    private static void Report(OperationAnalysisContext context, RuleContext rules, CatalogEntry entry, IMethodSymbol owner, IOperation place, string used)
    {
        var rule = CatalogRule.All[entry.Rule];
        if (rules.Scope.Includes(context.Operation.Syntax.SyntaxTree, rule.Category))
        {
            context.ReportDiagnostic(rules.Create(
                rule.Descriptor, place.Syntax.GetLocation(), FixHints.Of(entry.Replacement, rules.Bodies.IsCoroutine(owner)), [], used, rules.EffectOn(owner),
                entry.Why.Length > 0 ? entry.Why : "it is done", rules.OwnerInMessage(owner),
                ThreadLocks.NeedsThread(place) ? AdviceOnLock(rules.Bodies.IsCoroutine(owner)) : AdviceOf(rule, entry, owner, rules)));
        }
    }

    private static string AdviceOnLock(bool isCoroutine)
        => isCoroutine ? "use AsyncLock or AsyncCondition, which belong to the coroutine and not to the thread" : "use 'await SemaphoreSlim.WaitAsync()', which belongs to no thread";

    private static string AdviceOf(CatalogRule rule, CatalogEntry entry, IMethodSymbol owner, RuleContext rules)
        => rule.Descriptor.Id == Coro2061Marked.Id && entry.Why.Length > 0 ? entry.Why
            : entry.Replacement.Length > 0 && owner.Name != entry.Replacement ? $"use 'await {entry.Replacement}'"
            : rules.Bodies.IsCoroutine(owner) ? rule.Advice
            : rule.AdviceInAsync;
}
