using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Coroutines.Analyzers;

/// <summary>CORO1001: a coroutine is rewritten only where its type, and every type around it, can be added to.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class Coro1001NotPartialAnalyzer : CoroutineAnalyzer
{
    /// <summary>The rule's id.</summary>
    public const string Id = "CORO1001";

    private static readonly DiagnosticDescriptor Rule = new(
        Id,
        "The type of a coroutine is not partial",
        "Coroutine '{0}' stays on the slower state machine of the compiler because {1} not partial",
        RuleText.Rewriting,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "The generator adds the resumable form of a coroutine to the type that contains it, so that type and the types around it must be partial.",
        helpLinkUri: RuleText.HelpLink(Id));

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rule];

    private protected override void Register(CompilationStartAnalysisContext context, RuleContext rules)
    {
        if (rules.Options.Rewrite)
        {
            context.RegisterSymbolAction(symbol => Check(symbol, rules), SymbolKind.Method);
        }
    }

    private static void Check(SymbolAnalysisContext context, RuleContext rules)
    {
        var method = (IMethodSymbol)context.Symbol;
        if (!rules.Types.HasAttribute(method) || method.PartialDefinitionPart is not null || method.Locations.IsEmpty)
        {
            return;
        }

        var types = new List<string>();
        for (var type = method.ContainingType; type is not null; type = type.ContainingType)
        {
            if (IsClosed(type, context.CancellationToken))
            {
                types.Insert(0, $"'{type.Name}'");
            }
        }

        if (types.Count > 0)
        {
            var named = string.Join(" and ", types) + (types.Count == 1 ? " is" : " are");
            var severity = rules.Options.Strict ? DiagnosticSeverity.Error : rules.Options.SeverityOf(Rule);
            context.ReportDiagnostic(RuleContext.Create(Rule, severity, method.Locations[0], method.Name, named));
        }
    }

    /// <summary>True when this type or one around it would have to be made partial.</summary>
    internal static bool Applies(IMethodSymbol method, CancellationToken cancellation)
    {
        for (var type = method.ContainingType; type is not null; type = type.ContainingType)
        {
            if (IsClosed(type, cancellation))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True when the type has a declaration that could be partial and is not.</summary>
    private static bool IsClosed(INamedTypeSymbol type, CancellationToken cancellation)
        => type.CanBeReferencedByName
            && type.DeclaringSyntaxReferences.Any(reference =>
                reference.GetSyntax(cancellation) is TypeDeclarationSyntax declaration
                && !declaration.Modifiers.Any(SyntaxKind.PartialKeyword));
}
