using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Coroutines.Analyzers;

/// <summary>CORO1005: an async method that returns a coroutine is rewritten only when it is marked.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class Coro1005UnmarkedAnalyzer : CoroutineAnalyzer
{
    /// <summary>The rule's id.</summary>
    public const string Id = "CORO1005";

    private static readonly DiagnosticDescriptor Rule = new(
        Id,
        "The coroutine is not marked [Coroutine]",
        "'{0}' returns a coroutine but is not marked [Coroutine], so it stays on the slower state machine of the compiler",
        RuleText.Rewriting,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "Only methods marked [Coroutine] get a resumable form of their own. Without the mark a method works all the same, but slower.",
        helpLinkUri: RuleText.HelpLink(Id));

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rule];

    private protected override void Register(CompilationStartAnalysisContext context, RuleContext rules)
        => context.RegisterSymbolAction(symbol => Check(symbol, rules), SymbolKind.Method);

    private static void Check(SymbolAnalysisContext context, RuleContext rules)
    {
        var method = (IMethodSymbol)context.Symbol;
        if (method is { IsAsync: true, MethodKind: MethodKind.Ordinary or MethodKind.ExplicitInterfaceImplementation }
            && rules.Types.IsCoroutine(method.ReturnType)
            && !rules.Types.HasAttribute(method)
            && !method.Locations.IsEmpty)
        {
            context.ReportDiagnostic(rules.Create(Rule, method.Locations[0], method.Name));
        }
    }
}
