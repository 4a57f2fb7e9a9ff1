using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Coroutines.Analyzers;

/// <summary>
/// CORO3011: awaiting a call that is not awaitable although an awaitable form of it exists. It stands beside the
/// compiler's error and says what to write instead.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class Coro3011NotAwaitableAnalyzer : CoroutineAnalyzer
{
    /// <summary>The rule's id.</summary>
    public const string Id = "CORO3011";

    private static readonly DiagnosticDescriptor Rule = new(
        Id,
        "The call cannot be awaited, but an awaitable form of it exists",
        "'{0}' has done all its work when it returns, so there is nothing to await; use 'await {1}'",
        RuleText.Usage,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "await does not make a blocking call asynchronous: the call itself must return something that can be awaited.",
        helpLinkUri: RuleText.HelpLink(Id));

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rule];

    private protected override void Register(CompilationStartAnalysisContext context, RuleContext rules)
        => context.OnBodies(
            rules,
            member => member.Awaited.Any(name => MayBeOther(name, rules)),
            (model, member) =>
            {
                foreach (var await in member.Node.DescendantNodes().OfType<AwaitExpressionSyntax>())
                {
                    Check(await, model, rules);
                }
            });

    /// <summary>False for the names of most of what is awaited.</summary>
    private static bool MayBeOther(string name, RuleContext rules)
        => !(name.EndsWith("Async", StringComparison.Ordinal) || name is "Delay" or "WhenAll" or "WhenAny" or "Yield" or "ConfigureAwait" || rules.Names.IsAlwaysAwaitable(name));

    private static void Check(AwaitExpressionSyntax await, SemanticModelAnalysisContext context, RuleContext rules)
    {
        var awaited = await.Expression;
        while (awaited is ParenthesizedExpressionSyntax parenthesized)
        {
            awaited = parenthesized.Expression;
        }

        if (awaited is InvocationExpressionSyntax call
            && context.SemanticModel.GetSymbolInfo(call, context.CancellationToken).Symbol is IMethodSymbol method
            && !AwaitableForms.IsAwaitable(method.ReturnType, call.SpanStart, context.SemanticModel)
            && IsInCoroutine(context.SemanticModel.GetEnclosingSymbol(call.SpanStart, context.CancellationToken), rules) is var isCoroutine
            && AwaitableForms.Find(call, method, context.SemanticModel, isCoroutine) is { } form)
        {
            context.ReportDiagnostic(rules.Create(Rule, call.GetLocation(), FixHints.Of("", isCoroutine), [], method.InMessage(), form.InMessage));
        }
    }

    private static bool IsInCoroutine(ISymbol? function, RuleContext rules)
    {
        for (; function is IMethodSymbol method; function = function.ContainingSymbol)
        {
            if (rules.Bodies.IsCoroutine(method))
            {
                return true;
            }
        }

        return false;
    }
}
