using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Coroutines.Analyzers;

/// <summary>CORO3012: an <c>async Task</c> method that only coroutines await could be one. Here are those that nothing outside their type can name.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class Coro3012CouldBeCoroutineAnalyzer : CoroutineAnalyzer
{
    /// <summary>The rule's id.</summary>
    public const string Id = "CORO3012";

    private static readonly DiagnosticDescriptor Rule = new(
        Id,
        "The method could be a coroutine",
        "'{0}' is awaited by coroutines only, and could be one",
        RuleText.Usage,
        DiagnosticSeverity.Hidden,
        isEnabledByDefault: true,
        description: "A coroutine that is awaited by a coroutine runs inside its frame: nothing is allocated for it, and a cancellation reaches it.",
        helpLinkUri: RuleText.HelpLink(Id));

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rule];

    /// <summary>The rule, told at the end of the compilation.</summary>
    internal static DiagnosticDescriptor AtEnd { get; } = Rule.AtEnd();

    private protected override void Register(CompilationStartAnalysisContext context, RuleContext rules)
    {
        var ofOutermost = new ConcurrentDictionary<ISymbol, TaskMethodUses?>(SymbolEqualityComparer.Default);
        context.RegisterSymbolStartAction(type => Watch(type, rules, ofOutermost), SymbolKind.NamedType);
    }

    /// <summary>A type hears of its own operations only, and its end comes after that of the types in it: so all of them note what they see in one place.</summary>
    private static void Watch(SymbolStartAnalysisContext context, RuleContext rules, ConcurrentDictionary<ISymbol, TaskMethodUses?> ofOutermost)
    {
        var outermost = (INamedTypeSymbol)context.Symbol;
        while (outermost.ContainingType is { } outer)
        {
            outermost = outer;
        }

        if (ofOutermost.GetOrAdd(outermost, _ => MayHold(outermost, rules) ? new TaskMethodUses(IsCandidate, rules.Types) : null) is not { } uses)
        {
            return;
        }

        context.RegisterOperationAction(uses.Note, TaskMethodUses.Kinds);
        context.RegisterSymbolEndAction(end =>
        {
            if (end.Symbol.ContainingType is null)
            {
                foreach (var method in uses.OfCoroutines.Where(method => TaskMethods.HasFittingBody(method, end.CancellationToken)))
                {
                    end.ReportDiagnostic(rules.Create(Rule, method.Locations[0], method.Name));
                }
            }
        });
    }

    private static bool MayHold(INamedTypeSymbol outermost, RuleContext rules) => Methods(outermost).Any(rules.Types.IsCoroutineMethod) && Methods(outermost).Any(IsCandidate);

    private static bool IsCandidate(IMethodSymbol method) => TaskMethods.IsConfined(method) && TaskMethods.IsCandidate(method);

    private static IEnumerable<IMethodSymbol> Methods(INamedTypeSymbol type)
        => type.GetMembers().SelectMany(member => member switch
        {
            IMethodSymbol method => [method],
            INamedTypeSymbol nested => Methods(nested),
            _ => Enumerable.Empty<IMethodSymbol>(),
        });
}
