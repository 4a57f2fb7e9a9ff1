using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Coroutines.Analyzers;

/// <summary>CORO2002: waiting synchronously for an awaitable that need not be complete stops the loop, often for ever.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class Coro2002SynchronousWaitAnalyzer : CoroutineAnalyzer
{
    /// <summary>The rule's id.</summary>
    public const string Id = "CORO2002";

    private static readonly DiagnosticDescriptor Rule = new(
        Id,
        "Waiting synchronously blocks the event loop",
        "'{0}' {3} until the operation is done{4}; {1} in {2}",
        RuleText.Blocking,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "All coroutines share one thread. Waiting on it for an operation stops them all; if the operation has to resume on the same thread, it never ends. What is proven to be complete is not reported.",
        helpLinkUri: RuleText.HelpLink(Id));

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rule];

    private protected override void Register(CompilationStartAnalysisContext context, RuleContext rules)
        => context.OnOperationsOfCoroutines(
            rules, static member => member.Mentioned.Any(DirectNames.IsWait), operation => Check(operation, rules), OperationKind.Invocation, OperationKind.PropertyReference);

    private static void Check(BodyContext context, RuleContext rules)
    {
        if (SynchronousWait.In(context.Operation, rules.Types) is not { } wait
            || rules.Bodies.FindOwner(context.Operation, context.ContainingSymbol) is not { } owner
            || IsComplete(wait, context, rules.Types))
        {
            return;
        }

        context.ReportDiagnostic(rules.Create(
            Rule, context.Operation.Syntax.GetLocation(), Name(context.Operation), Advice(wait.Kind, rules.Bodies.IsCoroutine(owner)), rules.OwnerInMessage(owner),
            rules.EffectOn(owner), rules.Bodies.IsCoroutine(owner) ? ", which never comes if it needs the loop" : ""));
    }

    private static bool IsComplete(SynchronousWait wait, BodyContext context, KnownTypes types)
    {
        if (wait.Subjects.IsEmpty || IsPatternOnComplete(context.Operation))
        {
            return !wait.Subjects.IsEmpty;
        }

        if (context.Graph is not { } graph)
        {
            return false;
        }

        for (var i = 0; i < wait.Subjects.Length; i++)
        {
            var index = i;
            if (!CompletionProof.IsComplete(context.Operation, twin => Subject(twin, index, types), graph))
            {
                return false;
            }
        }

        return true;
    }

    private static IOperation? Subject(IOperation operation, int index, KnownTypes types)
        => SynchronousWait.In(operation, types) is { } wait && index < wait.Subjects.Length ? wait.Subjects[index] : null;

    /// <summary><c>t is { IsCompletedSuccessfully: true, Result: var r }</c>; and a pattern nested in another one, of which we say nothing.</summary>
    private static bool IsPatternOnComplete(IOperation operation)
    {
        if (operation.Parent is not IPropertySubpatternOperation { Parent: IRecursivePatternOperation pattern } own)
        {
            return false;
        }

        return pattern.PropertySubpatterns.TakeWhile(other => other != own).Any(CompletionConditions.ProvesCompletion);
    }

    private static string Name(IOperation operation)
        => operation is IInvocationOperation call ? call.TargetMethod.InMessage() : ((IPropertyReferenceOperation)operation).Property.InMessage();

    private static string Advice(WaitKind kind, bool isCoroutine) => kind switch
    {
        WaitKind.WaitAll => "use 'await Task.WhenAll(…)'",
        WaitKind.WaitAny => "use 'await Task.WhenAny(…)'",
        WaitKind.RunSynchronously => isCoroutine ? CatalogRule.Offload : CatalogRule.OffloadToPool,
        WaitKind.End or WaitKind.AsyncWaitHandle => "use the awaitable form of the operation, or Task.Factory.FromAsync,",
        _ => "use 'await'",
    };
}
