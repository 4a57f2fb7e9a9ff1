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
        "The lock taken by '{0}' is held over an await in coroutine '{1}', where it protects nothing: all coroutines of the loop are the same thread; use AsyncLock",
        RuleText.Blocking,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "Monitor, Mutex, SpinLock and reader-writer locks belong to the thread that took them, not to the coroutine.",
        helpLinkUri: RuleText.HelpLink(Id));

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rule];

    private protected override void Register(CompilationStartAnalysisContext context, RuleContext rules)
        => context.RegisterOperationAction(operation => Check(operation, rules), OperationKind.Invocation);

    private static void Check(OperationAnalysisContext context, RuleContext rules)
    {
        var call = (IInvocationOperation)context.Operation;
        if (ThreadLocks.Taken(call) is { } taken
            && context.ContainingSymbol is IMethodSymbol method && rules.Bodies.IsCoroutine(method)
            && SymbolEqualityComparer.Default.Equals(rules.Bodies.FindCoroutine(call, method), method)
            && !IsInFunction(call)
            && AwaitWhileHeld(context.GetControlFlowGraph(), call, taken) is { } await)
        {
            context.ReportDiagnostic(rules.Create(
                Rule, call.Syntax.GetLocation(), FixHints.Of("", isCoroutine: true), [await.Syntax.GetLocation()], call.TargetMethod.InMessage(), method.FunctionName()));
        }
    }

    private static bool IsInFunction(IOperation operation)
    {
        for (var parent = operation.Parent; parent is not null; parent = parent.Parent)
        {
            if (parent is IAnonymousFunctionOperation or ILocalFunctionOperation)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The first await on some way from where the lock is taken to where it is given back.</summary>
    private static IOperation? AwaitWhileHeld(ControlFlowGraph graph, IInvocationOperation call, AccessPath taken)
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
                else if (GivesBack(operation, taken))
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
                if (branch?.Destination is { } next && !branch.FinallyRegions.Any(region => FlowCaptures.Operations(graph, region).Any(operation => GivesBack(operation, taken))) && seen.Add(next))
                {
                    open.Push((next, true));
                }
            }
        }

        return null;
    }

    private static bool GivesBack(IOperation operation, AccessPath taken) => ThreadLocks.GivenBack(operation) is { } path && path.Equals(taken);

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
