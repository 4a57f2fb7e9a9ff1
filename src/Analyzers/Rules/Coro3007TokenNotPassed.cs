using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Coroutines.Analyzers;

/// <summary>CORO3007: an awaited call could take the current <see cref="CancellationToken"/>, and is not given it.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class Coro3007TokenNotPassedAnalyzer : CoroutineAnalyzer
{
    /// <summary>The rule's id.</summary>
    public const string Id = "CORO3007";

    private static readonly DiagnosticDescriptor Rule = new(
        Id,
        "The cancellation token is not passed on",
        "'{0}' goes on when {1} is cancelled{2}; pass '{3}' on to it",
        RuleText.Usage,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "A task that is cancelled leaves the .NET operation it awaits. The operation itself stops only if it was given the token.",
        helpLinkUri: RuleText.HelpLink(Id));

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rule];

    private protected override void Register(CompilationStartAnalysisContext context, RuleContext rules)
        => context.OnOperationsOfCoroutines(rules, static member => true, operation => Check(operation, rules), OperationKind.Await, OperationKind.Loop);

    private static void Check(BodyContext context, RuleContext rules)
    {
        foreach (var awaited in AwaitedCall.At(context.Operation))
        {
            var method = awaited.Call.TargetMethod;
            var takes = TakingCalls.Include(method);
            if (!rules.Types.IsOurs(method)
                && TokenForm.Of(awaited) is { } form
                && rules.Bodies.FindCoroutine(context.Operation, context.ContainingSymbol) is { } owner
                && (CurrentToken.At(awaited.Call, context.ContainingSymbol, rules.Types, onlyGiven: IsDelay(method)) ?? (takes ? CurrentToken.OfTask : null)) is { } token
                && !CancelledPlaces.Include(awaited.Call)
                && !(awaited.Call.Instance is { } instance && MemoryOrigins.IsInMemory(instance))
                && form.Binds(awaited, token, owner))
            {
                context.ReportDiagnostic(rules.Create(
                    Rule, awaited.Call.Syntax.GetLocation(), TokenHints.Of(token, form), [],
                    method.InMessage(), rules.OwnerInMessage(owner), takes ? ", and what it takes then is lost" : "", token));
            }
        }
    }

    /// <summary>A delay that goes on costs nothing, once the task has left it. Who was given a token may want it shorter.</summary>
    private static bool IsDelay(IMethodSymbol method) => method.Name == "Delay" && Awaitables.IsTask(method.ContainingType);
}
