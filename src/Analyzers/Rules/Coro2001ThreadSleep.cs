using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Coroutines.Analyzers;

/// <summary>CORO2001: <c>Thread.Sleep</c>, or a long <c>Thread.SpinWait</c>, in a coroutine stops every other coroutine too.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class Coro2001ThreadSleepAnalyzer : CoroutineAnalyzer
{
    /// <summary>The rule's id.</summary>
    public const string Id = "CORO2001";

    /// <summary>From this many iterations on, a spin takes milliseconds (one is about 37 ns on .NET).</summary>
    private const int LongSpin = 100_000;

    private static readonly DiagnosticDescriptor Rule = new(
        Id,
        "Thread.Sleep blocks the event loop",
        "'{0}' {3} while {1} waits; use 'await {2}'",
        RuleText.Blocking,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "All coroutines share one thread. Thread.Sleep stops that thread; Coroutine.Sleep only suspends the coroutine.",
        helpLinkUri: RuleText.HelpLink(Id));

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rule];

    private protected override void Register(CompilationStartAnalysisContext context, RuleContext rules)
    {
        if (rules.Types.Find("System.Threading.Thread") is { } thread)
        {
            context.OnOperationsOfCoroutines(
            rules, static member => member.Mentioned.Contains("Sleep") || member.Mentioned.Contains("SpinWait"), operation => Check(operation, rules, thread), OperationKind.Invocation);
        }
    }

    private static void Check(BodyContext context, RuleContext rules, INamedTypeSymbol thread)
    {
        var call = (IInvocationOperation)context.Operation;
        if (!SymbolEqualityComparer.Default.Equals(call.TargetMethod.ContainingType, thread) || call.Arguments.Length != 1
            || !(call.TargetMethod.Name == "Sleep" || call.TargetMethod.Name == "SpinWait" && IsLong(call.Arguments[0].Value))
            || rules.Bodies.FindOwner(call, context.ContainingSymbol) is not { } owner)
        {
            return;
        }

        var replacement = Limits.IsZero(call.Arguments[0].Value) || call.TargetMethod.Name == "SpinWait" ? "Yield()" : rules.Bodies.IsCoroutine(owner) ? "Sleep(…)" : "Delay(…)";
        context.ReportDiagnostic(rules.Create(
            Rule, call.Syntax.GetLocation(), FixHints.Of("", rules.Bodies.IsCoroutine(owner)), [], call.TargetMethod.InMessage(), rules.OwnerInMessage(owner),
            (rules.Bodies.IsCoroutine(owner) ? "Coroutine." : "Task.") + replacement, rules.EffectOn(owner)));
    }

    private static bool IsLong(IOperation iterations)
        => iterations.ConstantValue is { HasValue: true, Value: int and >= LongSpin };
}
