using Microsoft.CodeAnalysis;

namespace Coroutines.Analyzers;

/// <summary>CORO2006: taking from a collection that another thread fills stops every other coroutine too. The members are in <c>Catalog/collections.tsv</c>; <see cref="BlockingCallAnalyzer"/> finds their uses.</summary>
internal static class Coro2006BlockingCollections
{
    /// <summary>The rule's id.</summary>
    public const string Id = "CORO2006";

    private static readonly DiagnosticDescriptor Descriptor = new(
        Id,
        "Taking from a blocking collection blocks the event loop",
        CatalogRule.Message,
        RuleText.Blocking,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A collection that makes its readers wait holds their thread. AsyncQueue and channels are awaited instead.",
        helpLinkUri: RuleText.HelpLink(Id));

    public static CatalogRule Rule { get; } = new(Descriptor, "collections", "use AsyncQueue, or a channel with 'await foreach'");
}
