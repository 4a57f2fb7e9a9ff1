using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Coroutines.Analyzers;

/// <summary>
/// CORO2005: a lock that belongs to a thread is held while the coroutine is suspended. Every other coroutine of the loop
/// has the same thread and walks right in, and every other thread waits as long as the coroutine likes.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class Coro2005LockOverAwaitAnalyzer : CoroutineAnalyzer
{
    /// <summary>The rule's id.</summary>
    public const string Id = "CORO2005";

    private static readonly DiagnosticDescriptor Rule = new(
        Id,
        "A lock of a thread is held over an await",
        "The lock taken by '{0}' is held over an await in {1}, {2}",
        RuleText.Blocking,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "Monitor, Mutex, SpinLock and reader-writer locks belong to the thread that took them, not to the coroutine.",
        helpLinkUri: RuleText.HelpLink(Id));

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rule];

    private protected override void Register(CompilationStartAnalysisContext context, RuleContext rules)
    {
        var helpers = new LockHelpers(rules.Types.Compilation);
        context.OnOperationsOfCoroutines(rules, rules.Names.MayTakeLock, operation => Check(operation, rules, helpers), OperationKind.Invocation);
    }

    private static void Check(BodyContext context, RuleContext rules, LockHelpers helpers)
    {
        var call = (IInvocationOperation)context.Operation;
        if ((ThreadLocks.Taken(call) ?? helpers.Taken(call, context.CancellationToken)) is { } taken
            && rules.Bodies.FindOwner(call, context.ContainingSymbol) is { } owner
            && IsOf(owner, FunctionGraphs.FunctionOf(call), context.ContainingSymbol)
            && context.Graph is { } whole && FunctionGraphs.GraphOf(call, whole) is { } graph
            && AwaitWhileHeld(graph, call, operation => ThreadLocks.GivenBack(operation) is { } path && path.Equals(taken) || helpers.MayGiveBack(operation, taken, context.CancellationToken)) is { } await)
        {
            var isCoroutine = rules.Bodies.IsCoroutine(owner);
            context.ReportDiagnostic(Diagnostic.Create(
                Rule, call.Syntax.GetLocation(), isCoroutine ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning, [await.Syntax.GetLocation()], FixHints.Of("", isCoroutine),
                call.TargetMethod.InMessage(), rules.OwnerInMessage(owner),
                isCoroutine ? "where it protects nothing: all coroutines of the loop are the same thread; use AsyncLock"
                    : "which may go on on another thread, and only the thread that took it can give it back; use 'await SemaphoreSlim.WaitAsync()'"));
        }
    }

    /// <summary>The code stands in the coroutine itself, not in a function that only runs there.</summary>
    private static bool IsOf(IMethodSymbol owner, IOperation function, ISymbol containingSymbol)
        => SymbolEqualityComparer.Default.Equals(owner, function switch
        {
            ILocalFunctionOperation local => local.Symbol,
            IAnonymousFunctionOperation lambda => lambda.Symbol,
            _ => containingSymbol,
        });

    /// <summary>The first await on some way from where the lock is taken to where it is given back.</summary>
    private static IOperation? AwaitWhileHeld(ControlFlowGraph graph, IInvocationOperation call, Func<IOperation, bool> givesBack)
    {
        var start = graph.Blocks.FirstOrDefault(block => FlowCaptures.Operations(block).Any(operation => operation.Syntax == call.Syntax && operation.Kind == call.Kind));
        if (start is null)
        {
            return null;
        }

        var seen = new HashSet<BasicBlock>();
        var open = new Stack<(BasicBlock Block, bool Behind)>();
        open.Push((start, false));
        while (open.Count > 0)
        {
            var (block, behind) = open.Pop();
            var held = behind;
            var givenBack = false;
            foreach (var operation in InOrder(block))
            {
                if (!held)
                {
                    held = operation.Syntax == call.Syntax && operation.Kind == call.Kind;
                }
                else if (operation is IAwaitOperation)
                {
                    return operation;
                }
                else if (givesBack(operation))
                {
                    givenBack = true;
                    break;
                }
            }

            if (givenBack || !held)
            {
                continue;
            }

            foreach (var branch in new[] { block.FallThroughSuccessor, block.ConditionalSuccessor })
            {
                if (branch?.Destination is { } next && !branch.FinallyRegions.Any(region => FlowCaptures.Operations(graph, region).Any(givesBack)) && seen.Add(next))
                {
                    open.Push((next, true));
                }
            }
        }

        return null;
    }

    private static IEnumerable<IOperation> InOrder(BasicBlock block)
        => block.Operations.Concat(block.BranchValue is { } value ? [value] : []).SelectMany(Evaluated);

    private static IEnumerable<IOperation> Evaluated(IOperation operation)
    {
        foreach (var child in operation.ChildOperations)
        {
            foreach (var nested in Evaluated(child))
            {
                yield return nested;
            }
        }

        yield return operation;
    }
}
