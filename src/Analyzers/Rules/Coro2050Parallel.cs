using Microsoft.CodeAnalysis;

namespace Coroutines.Analyzers;

/// <summary>CORO2050: Parallel.For and PLINQ use the calling thread and return when all is done. The members are in <c>Catalog/parallel.tsv</c>; <see cref="BlockingCallAnalyzer"/> finds their uses.</summary>
internal static class Coro2050Parallel
{
    /// <summary>The rule's id.</summary>
    public const string Id = "CORO2050";

    private static readonly DiagnosticDescriptor Descriptor = new(
        Id,
        "A parallel loop blocks the event loop",
        CatalogRule.Message,
        RuleText.Blocking,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A parallel loop takes the calling thread as one of its workers and waits for the others.",
        helpLinkUri: RuleText.HelpLink(Id));

    public static CatalogRule Rule { get; } = new(Descriptor, "parallel", CatalogRule.Offload);
}
