using System.Collections.Immutable;
using Coroutines.Generator.Checks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Coroutines.Analyzers;

/// <summary>
/// CORO1004: a call or method group that runs the compiler's form of a coroutine although the coroutine itself is
/// rewritten, because C# does not let this one be redirected.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class Coro1004NotRedirectedAnalyzer : CoroutineAnalyzer
{
    /// <summary>The rule's id.</summary>
    public const string Id = "CORO1004";

    private static readonly DiagnosticDescriptor Rule = new(
        Id,
        "The coroutine runs on the compiler's state machine here",
        "'{0}' runs on the C# compiler's state machine here: {1}",
        RuleText.Rewriting,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "The call works all the same, but slower. CoroutinesStrict makes this an error where it can be written in a form that is redirected.",
        helpLinkUri: RuleText.HelpLink(Id));

    internal static readonly DiagnosticDescriptor StrictRule = Rule.AsError();

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rule];

    private protected override void Register(CompilationStartAnalysisContext context, RuleContext rules)
    {
        if (rules.Options.Rewrite)
        {
            context.OnOperations(rules, rules.Names.Coroutines.AreMentionedIn, operation => CheckCall(operation, rules), OperationKind.Invocation);
            if (!rules.Options.Strict)
            {
                context.OnOperations(rules, rules.Names.Coroutines.AreMentionedIn, operation => CheckMethodGroup(operation, Rule), OperationKind.MethodReference);
            }
        }
    }

    private static void CheckCall(BodyContext context, RuleContext rules)
    {
        var method = ((IInvocationOperation)context.Operation).TargetMethod;
        if (rules.Types.IsCoroutine(method.ReturnType)
            && context.Operation is { Syntax: InvocationExpressionSyntax call, SemanticModel: { } model }
            && CallCheck.Of(call, model, context.CancellationToken) is { } fallback)
        {
            context.ReportDiagnostic(Diagnostic.Create(Rule, fallback.Location, method.Name, fallback.Reason));
        }
    }

    internal static void CheckMethodGroup(BodyContext context, DiagnosticDescriptor rule)
    {
        var group = (IMethodReferenceOperation)context.Operation;
        if (group.SemanticModel is { } model && MethodGroupCheck.Of(group, model, context.CancellationToken) is { } fallback)
        {
            context.ReportDiagnostic(Diagnostic.Create(rule, fallback.Location, group.Method.Name, fallback.Reason));
        }
    }
}
