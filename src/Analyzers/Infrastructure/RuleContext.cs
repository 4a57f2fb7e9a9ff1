using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Coroutines.Analyzers;

/// <summary>What a rule knows about the compilation it looks at.</summary>
internal sealed class RuleContext
{
    private static readonly ConditionalWeakTable<Compilation, ConcurrentDictionary<AnalyzerOptions, RuleContext?>> Known = new();

    private readonly Lazy<BlockingCatalog> catalog;
    private readonly Lazy<BlockingFacts> facts;
    private readonly Lazy<BlockingReach> reach;

    private RuleContext(KnownTypes types, AnalyzerOptions options)
    {
        Types = types;
        Options = RuleOptions.Read(options);
        Scope = new AnalysisScope(options.AnalyzerConfigOptionsProvider);
        Bodies = new CoroutineBodies(types, Scope);
        Names = new CompilationNames(this);
        catalog = new(() => BlockingCatalog.Create(types, options, CancellationToken.None));
        facts = new(() => new BlockingFacts(types));
        reach = new(() => new BlockingReach(this));
    }

    public KnownTypes Types { get; }

    public RuleOptions Options { get; }

    public AnalysisScope Scope { get; }

    public CoroutineBodies Bodies { get; }

    public CompilationNames Names { get; }

    public BlockingCatalog Catalog => catalog.Value;

    public BlockingFacts Facts => facts.Value;

    public BlockingReach Reach => reach.Value;

    /// <summary>What all rules know together about a compilation; null where none has anything to do.</summary>
    public static RuleContext? Of(Compilation compilation, AnalyzerOptions options)
        => Known.GetOrCreateValue(compilation).GetOrAdd(options, _ => KnownTypes.TryCreate(compilation, options.AnalyzerConfigOptionsProvider) is { } types ? new RuleContext(types, options) : null);

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
