using Microsoft.CodeAnalysis;

namespace Coroutines.Analyzers;

/// <summary>What a rule knows about the compilation it looks at.</summary>
internal sealed class RuleContext(KnownTypes types, RuleOptions options)
{
    public KnownTypes Types { get; } = types;

    public RuleOptions Options { get; } = options;

    public CoroutineBodies Bodies { get; } = new(types);

    /// <summary>
    /// Makes a diagnostic with the severity that the project asks for: <c>CoroutinesAnalysisStrict</c> turns warnings into errors.
    /// </summary>
    public Diagnostic Create(DiagnosticDescriptor rule, Location location, params object[] arguments)
        => Create(rule, Options.SeverityOf(rule), location, arguments);

    /// <summary>Makes a diagnostic with a severity of its own.</summary>
    public static Diagnostic Create(DiagnosticDescriptor rule, DiagnosticSeverity severity, Location location, params object[] arguments)
        => Diagnostic.Create(rule, location, severity, additionalLocations: null, properties: null, arguments);
}
