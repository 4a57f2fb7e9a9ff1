using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Coroutines.Analyzers;

/// <summary>CORO2004: <c>lock</c> and its like wait for the thread that holds the lock. Short ones do no harm, so this informs.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class Coro2004LockAnalyzer : CoroutineAnalyzer
{
    /// <summary>The rule's id.</summary>
    public const string Id = "CORO2004";

    private static readonly DiagnosticDescriptor Rule = new(
        Id,
        "A lock may block the event loop",
        "'{0}' {1} while another thread holds the lock, in {2}; {3}",
        RuleText.Blocking,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "Coroutines of one loop never run at the same time, so between two awaits no lock is needed. A lock that other threads hold for long stops the loop.",
        helpLinkUri: RuleText.HelpLink(Id));

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rule];

    private protected override void Register(CompilationStartAnalysisContext context, RuleContext rules)
        => context.OnOperationsOfCoroutines(
            rules, static member => member.Has(MemberParts.Lock) || member.Mentioned.Contains("Enter") || member.Mentioned.Contains("EnterScope"), operation => Check(operation, rules), OperationKind.Lock, OperationKind.Invocation);

    private static void Check(BodyContext context, RuleContext rules)
    {
        var (place, name) = context.Operation switch
        {
            ILockOperation locked => (locked.LockedValue, "lock"),
            IInvocationOperation call when ThreadLocks.Enters(call.TargetMethod) => (call, call.TargetMethod.InMessage()),
            _ => (default(IOperation), ""),
        };
        if (place is not null && rules.Bodies.FindOwner(context.Operation, context.ContainingSymbol) is { } owner
            && rules.Scope.Includes(place.Syntax.SyntaxTree, "locks"))
        {
            context.ReportDiagnostic(rules.Create(Rule, place.Syntax.GetLocation(), name, rules.EffectOn(owner), rules.OwnerInMessage(owner), Advice(rules.Bodies.IsCoroutine(owner))));
        }
    }

    private static string Advice(bool isCoroutine)
        => isCoroutine ? "use AsyncLock, or keep what the lock protects on the loop, where it needs none"
            : "use 'await SemaphoreSlim.WaitAsync()' where it is held for long";
}
