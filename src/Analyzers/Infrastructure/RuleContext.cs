using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Coroutines.Analyzers;

/// <summary>What a rule knows about the compilation it looks at.</summary>
internal sealed class RuleContext
{
    public RuleContext(KnownTypes types, AnalyzerOptions options)
    {
        Types = types;
        Options = RuleOptions.Read(options);
        Scope = new AnalysisScope(options.AnalyzerConfigOptionsProvider);
        Bodies = new CoroutineBodies(types, Scope);
    }

    public KnownTypes Types { get; }

    public RuleOptions Options { get; }

    public AnalysisScope Scope { get; }

    public CoroutineBodies Bodies { get; }

    /// <summary><c>coroutine 'Work'</c>, or <c>async method 'Work'</c> where plain async methods are looked at.</summary>
    public string OwnerInMessage(IMethodSymbol owner)
        => (Bodies.IsCoroutine(owner) ? "coroutine '" : "async method '") + owner.FunctionName() + "'";

    /// <summary>What a blocking call does to everybody else.</summary>
    public string EffectOn(IMethodSymbol owner)
        => Bodies.IsCoroutine(owner) ? "stops the whole event loop" : "holds a thread of the pool";

    /// <summary>
    /// Makes a diagnostic with the severity that the project asks for: <c>CoroutinesAnalysisStrict</c> turns warnings into errors.
    /// </summary>
    public Diagnostic Create(DiagnosticDescriptor rule, Location location, params object[] arguments)
        => Create(rule, Options.SeverityOf(rule), location, arguments);

    /// <summary>The same, with what the fixer is to know and other places that belong to it.</summary>
    public Diagnostic Create(
        DiagnosticDescriptor rule, Location location, ImmutableDictionary<string, string?> hints, IEnumerable<Location> others, params object[] arguments)
        => Diagnostic.Create(rule, location, Options.SeverityOf(rule), others, hints, arguments);

    /// <summary>Makes a diagnostic with a severity of its own.</summary>
    public static Diagnostic Create(DiagnosticDescriptor rule, DiagnosticSeverity severity, Location location, params object[] arguments)
        => Diagnostic.Create(rule, location, severity, additionalLocations: null, properties: null, arguments);
}
