using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Coroutines.Analyzers;

/// <summary>CORO3004: a handler around an await catches the cancellation and does not pass it on, so the task cannot be cancelled.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class Coro3004SwallowedCancellationAnalyzer : CoroutineAnalyzer
{
    /// <summary>The rule's id.</summary>
    public const string Id = "CORO3004";

    private static readonly DiagnosticDescriptor Rule = new(
        Id,
        "The cancellation is swallowed",
        "This handler catches the cancellation of {0} too and does not pass it on; add 'when (e is not OperationCanceledException)', or rethrow",
        RuleText.Usage,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A task is cancelled by an exception at its await. A handler that catches everything keeps the task alive, and whoever cancelled it waits.",
        helpLinkUri: RuleText.HelpLink(Id));

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rule];

    private protected override void Register(CompilationStartAnalysisContext context, RuleContext rules)
        => context.OnOperationsOfCoroutines(
            rules, static member => member.Has(MemberParts.Try), operation => Check(operation, rules), OperationKind.Try);

    private static void Check(BodyContext context, RuleContext rules)
    {
        var attempt = (ITryOperation)context.Operation;
        if (!Functions.Own(attempt.Body).Any(operation => operation is IAwaitOperation)
            || rules.Bodies.FindCoroutine(attempt, context.ContainingSymbol) is not { } owner)
        {
            return;
        }

        foreach (var handler in attempt.Catches)
        {
            if (handler.ExceptionType.Is("System", "OperationCanceledException") || handler.ExceptionType.Is("System.Threading.Tasks", "TaskCanceledException"))
            {
                // Whoever names the cancellation has thought of it: it may be a child's, that was cancelled here.
                return;
            }

            if (CatchesAll(handler) && handler.Filter is null && !CaughtExceptions.AreHandedOn(handler) && !ThrowsAfterwards(attempt))
            {
                context.ReportDiagnostic(rules.Create(Rule, handler.Syntax.GetFirstToken().GetLocation(), rules.OwnerInMessage(owner)));
                return;
            }
        }
    }

    private static bool CatchesAll(ICatchClauseOperation handler)
        => handler.ExceptionType is null || handler.ExceptionType.SpecialType == SpecialType.System_Object || handler.ExceptionType.Is("System", "Exception");

    /// <summary><c>catch { try { await Undo(); } catch { } throw; }</c>: the task ends all the same, with the failure that came first.</summary>
    private static bool ThrowsAfterwards(IOperation statement)
        => statement.Parent is IBlockOperation block
            && block.Operations.SkipWhile(operation => operation != statement).Skip(1)
                .TakeWhile(operation => !Functions.Own(operation).Any(inner => inner is IAwaitOperation or IBranchOperation or IReturnOperation))
                .Any(operation => operation is IThrowOperation);
}
