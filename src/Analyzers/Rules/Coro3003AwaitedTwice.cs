using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Coroutines.Analyzers;

/// <summary>CORO3003: the same coroutine object is awaited or scheduled twice on some way. It runs once; the second time throws.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class Coro3003AwaitedTwiceAnalyzer : CoroutineAnalyzer
{
    /// <summary>The rule's id.</summary>
    public const string Id = "CORO3003";

    private static readonly DiagnosticDescriptor Rule = new(
        Id,
        "The coroutine is awaited twice",
        "The coroutine in '{0}' was awaited or scheduled before, and runs only once; keep its result, or make a task of it with Coroutine.CreateTask",
        RuleText.Usage,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "A coroutine object can be awaited or scheduled once. A task can be awaited any number of times.",
        helpLinkUri: RuleText.HelpLink(Id));

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rule];

    private protected override void Register(CompilationStartAnalysisContext context, RuleContext rules)
        => context.OnOperationsOfCoroutines(
            rules, rules.Names.Coroutines.AreCalledIn, operation => Check(operation, rules), OperationKind.VariableDeclarator);

    private static void Check(BodyContext context, RuleContext rules)
    {
        var declarator = (IVariableDeclaratorOperation)context.Operation;
        if (!rules.Types.IsCoroutine(declarator.Symbol.Type)
            || Operands.Strip(declarator.GetVariableInitializer()?.Value) is not IInvocationOperation creation
            || !CoroutineCreation.Among(creation, rules.Types).Any()
            || Operands.OnlyValueOf(declarator.Symbol, declarator) is null
            || Uses(declarator, rules) is not { Count: > 0 } uses)
        {
            return;
        }

        if (context.Graph is { } whole && FunctionGraphs.GraphOf(declarator, whole) is { } graph && SecondOf(uses, declarator, graph) is { } second)
        {
            context.ReportDiagnostic(rules.Create(Rule, second.GetLocation(), declarator.Symbol.Name));
        }
    }

    /// <summary>Where the variable is awaited or scheduled, or a function is called that does so; what else functions inside do with it is not looked at.</summary>
    private static IReadOnlyList<SyntaxNode> Uses(IVariableDeclaratorOperation declarator, RuleContext rules)
    {
        var function = FunctionGraphs.FunctionOf(declarator);
        return [.. function.Descendants().OfType<ILocalReferenceOperation>()
            .Where(reference => SymbolEqualityComparer.Default.Equals(reference.Local, declarator.Symbol) && IsUse(reference, rules))
            .SelectMany(reference => Places(reference, function, rules)).Distinct()];
    }

    private static bool IsUse(ILocalReferenceOperation reference, RuleContext rules)
        => reference.Parent is IAwaitOperation
            || reference.Parent is IArgumentOperation { Parent: IInvocationOperation { TargetMethod: { Name: "CreateTask" or "EnsureFuture" or "Run" or "RunUntilComplete" } method } } && rules.Types.IsOurs(method);

    /// <summary>The use itself, or the calls that run the function around it.</summary>
    private static IEnumerable<SyntaxNode> Places(ILocalReferenceOperation reference, IOperation function, RuleContext rules)
    {
        var around = FunctionGraphs.FunctionOf(reference);
        var calls = around == function ? null
            : around is ILocalFunctionOperation local ? DelegateUse.InlinePlaces(local, rules.Types)
            : around is IAnonymousFunctionOperation lambda ? DelegateUse.InlinePlaces(lambda, rules.Types)
            : [];
        return calls is null ? [reference.Syntax] : calls.Where(call => FunctionGraphs.FunctionOf(call) == function && Runs(call, around, rules)).Select(call => call.Syntax);
    }

    /// <summary>A call of the function itself; of a coroutine, which is cold, only where it is awaited.</summary>
    private static bool Runs(IOperation call, IOperation function, RuleContext rules)
        => call is IInvocationOperation invocation
            && (function is ILocalFunctionOperation local ? SymbolEqualityComparer.Default.Equals(invocation.TargetMethod, local.Symbol) : invocation.TargetMethod.MethodKind == MethodKind.DelegateInvoke)
            && (!rules.Types.IsCoroutine(invocation.Type) || invocation.Parent is IAwaitOperation);

    /// <summary>A use that another one, or it itself in a loop, comes before on some way that does not make the coroutine anew.</summary>
    private static SyntaxNode? SecondOf(IReadOnlyList<SyntaxNode> uses, IVariableDeclaratorOperation declarator, ControlFlowGraph graph)
    {
        var places = new List<(BasicBlock Block, SyntaxNode Use)>();
        BasicBlock? made = null;
        foreach (var block in graph.Blocks)
        {
            foreach (var operation in FlowCaptures.Operations(block))
            {
                if (operation is ILocalReferenceOperation or IInvocationOperation && uses.Contains(operation.Syntax))
                {
                    places.Add((block, operation.Syntax));
                }
                else if (operation is ISimpleAssignmentOperation { Target: ILocalReferenceOperation target } && SymbolEqualityComparer.Default.Equals(target.Local, declarator.Symbol))
                {
                    made = block;
                }
            }
        }

        foreach (var (block, use) in places)
        {
            var later = Reachable(block, made);
            var second = places.FirstOrDefault(other => other.Use != use && other.Block == block && other.Use.SpanStart > use.SpanStart || later.Contains(other.Block));
            if (second.Use is not null)
            {
                return second.Use;
            }
        }

        return null;
    }

    private static HashSet<BasicBlock> Reachable(BasicBlock from, BasicBlock? without)
    {
        var seen = new HashSet<BasicBlock>();
        var open = new Stack<BasicBlock>([from]);
        while (open.Count > 0)
        {
            var block = open.Pop();
            foreach (var branch in new[] { block.FallThroughSuccessor, block.ConditionalSuccessor })
            {
                if (branch?.Destination is { } next && next != without && seen.Add(next))
                {
                    open.Push(next);
                }
            }
        }

        return seen;
    }
}
