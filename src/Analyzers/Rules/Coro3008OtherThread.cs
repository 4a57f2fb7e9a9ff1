using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Coroutines.Analyzers;

/// <summary>CORO3008: a loop, task, future or primitive is used on another thread, other than by the calls made for that (R25).</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class Coro3008OtherThreadAnalyzer : CoroutineAnalyzer
{
    /// <summary>The rule's id.</summary>
    public const string Id = "CORO3008";

    private static readonly DiagnosticDescriptor Rule = new(
        Id,
        "The loop is used from another thread",
        "'{0}' runs on another thread here, {1}, and may run on the loop's only; use '{2}'",
        RuleText.Usage,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A loop, its tasks, futures, locks and queues belong to one thread. From others, only CallSoonThreadSafe and RunCoroutineThreadSafe may be called.",
        helpLinkUri: RuleText.HelpLink(Id));

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rule];

    private protected override void Register(CompilationStartAnalysisContext context, RuleContext rules)
    {
        var threads = new ForeignThreads(rules.Types);
        context.OnOperations(rules, rules.Names.MayUseLoopElsewhere, operation => CheckUse(operation, rules, threads), OperationKind.Invocation, OperationKind.Await);
        context.OnOperations(rules, rules.Names.MayUseLoopElsewhere, operation => CheckGroup(operation, rules, threads), OperationKind.MethodReference);
    }

    private static void CheckUse(BodyContext context, RuleContext rules, ForeignThreads threads)
    {
        if (LoopBound.NameOf(context.Operation, rules.Types) is { } name
            && threads.WhyAt(context.Operation, context.ContainingSymbol) is { } why
            && !IsMadeThere(context.Operation, context.ContainingSymbol, threads))
        {
            Report(context, rules, context.Operation, [], name, why, LoopBound.SafeFormOf(context.Operation));
        }
    }

    /// <summary><c>new Thread(Pump)</c>: what <c>Pump</c> uses itself is reported where the thread gets it.</summary>
    private static void CheckGroup(BodyContext context, RuleContext rules, ForeignThreads threads)
    {
        var group = (IMethodReferenceOperation)context.Operation;
        var method = group.Method.OriginalDefinition;
        if (method.MethodKind != MethodKind.Ordinary || rules.Types.IsCoroutineMethod(method) || threads.WhyAt(group) is not { } why)
        {
            return;
        }

        if (LoopBound.NameOf(group, rules.Types) is { } itself)
        {
            Report(context, rules, group, [], itself, why, "CallSoonThreadSafe");
            return;
        }

        foreach (var body in SourceBodies.Of(method, rules.Types.Compilation, context.CancellationToken))
        {
            if (!threads.MindsLoops(body) && Functions.Own(body).FirstOrDefault(operation => LoopBound.NameOf(operation, rules.Types) is not null) is { } use)
            {
                Report(context, rules, group, [use.Syntax.GetLocation()], LoopBound.NameOf(use, rules.Types)!, why + $", which runs '{method.Name}'", LoopBound.SafeFormOf(use));
            }
        }
    }

    private static void Report(BodyContext context, RuleContext rules, IOperation place, IEnumerable<Location> others, string name, string why, string form)
        => context.ReportDiagnostic(rules.Create(Rule, place.Syntax.GetLocation(), ImmutableDictionary<string, string?>.Empty, others, name, why, form));

    /// <summary>What is made on the other thread belongs to it, whatever it is good for there.</summary>
    private static bool IsMadeThere(IOperation use, ISymbol member, ForeignThreads threads)
        => use is IInvocationOperation call
            && Operands.Strip(Awaitables.Receiver(call)) is ILocalReferenceOperation local
            && Operands.Strip(Operands.OnlyValueOf(local.Local, use)) is IObjectCreationOperation made
            && threads.WhyAt(made, member) is not null;
}
