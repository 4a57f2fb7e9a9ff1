using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Coroutines.Analyzers;

/// <summary>CORO2066: a coroutine that starts a loop, or blocks on its own, always throws (R28).</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class Coro2066NestedLoopAnalyzer : CoroutineAnalyzer
{
    /// <summary>The rule's id.</summary>
    public const string Id = "CORO2066";

    private static readonly DiagnosticDescriptor Rule = new(
        Id,
        "A coroutine cannot run an event loop",
        "'{0}' inside coroutine '{1}' throws, because an event loop is already running on this thread; {2}",
        RuleText.Blocking,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "The loop that runs the coroutine is running already. Await the inner coroutine instead.",
        helpLinkUri: RuleText.HelpLink(Id));

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rule];

    private protected override void Register(CompilationStartAnalysisContext context, RuleContext rules)
        => context.OnOperationsOfCoroutines(
            rules, static member => member.Mentioned.Any(name => name.StartsWith("Run", StringComparison.Ordinal)), operation => Check(operation, rules), OperationKind.Invocation);

    private static void Check(BodyContext context, RuleContext rules)
    {
        var call = (IInvocationOperation)context.Operation;
        if (!RunsLoop(call.TargetMethod, rules.Types) || rules.Bodies.FindCoroutine(call, context.ContainingSymbol) is not { } owner)
        {
            return;
        }

        var advice = call.Arguments.Length > 0
            ? "await the coroutine itself"
            : "the loop goes on by itself, so leave the call out";
        context.ReportDiagnostic(rules.Create(
            Rule, call.Syntax.GetLocation(), call.TargetMethod.InMessage(), owner.FunctionName(), advice));
    }

    private static bool RunsLoop(IMethodSymbol method, KnownTypes types) => method.Name switch
    {
        "Run" => SymbolEqualityComparer.Default.Equals(method.ContainingType, types.Coroutine),
        "RunUntilComplete" or "RunForever" => SymbolEqualityComparer.Default.Equals(method.ContainingType, types.EventLoop),
        _ => false,
    };
}
