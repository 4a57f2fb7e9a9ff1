using Microsoft.CodeAnalysis;

namespace Coroutines.Analyzers;

/// <summary>CORO2024: constructors and factories that open a file or make a connection. The members are in <c>Catalog/openings.tsv</c>; <see cref="BlockingCallAnalyzer"/> finds their uses.</summary>
internal static class Coro2024Openings
{
    /// <summary>The rule's id.</summary>
    public const string Id = "CORO2024";

    private static readonly DiagnosticDescriptor Descriptor = new(
        Id,
        "Opening a file or a connection blocks the event loop",
        CatalogRule.Message,
        RuleText.Blocking,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A constructor cannot be awaited; what it opens is opened on the thread of the loop.",
        helpLinkUri: RuleText.HelpLink(Id));

    public static CatalogRule Rule { get; } = new(Descriptor, "openings", CatalogRule.Offload);
}
