using Microsoft.CodeAnalysis;

namespace Coroutines.Analyzers;

/// <summary>CORO2022: reading or writing a stream synchronously waits for what is below it; what is known to be in memory is not reported. The members are in <c>Catalog/streams.tsv</c>; <see cref="BlockingCallAnalyzer"/> finds their uses.</summary>
internal static class Coro2022Streams
{
    /// <summary>The rule's id.</summary>
    public const string Id = "CORO2022";

    private static readonly DiagnosticDescriptor Descriptor = new(
        Id,
        "A synchronous stream, reader or writer blocks the event loop",
        CatalogRule.Message,
        RuleText.Blocking,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "What is below a stream may be a disk or a network, and no other coroutine runs until it has answered.",
        helpLinkUri: RuleText.HelpLink(Id));

    public static CatalogRule Rule { get; } = new(Descriptor, "streams", CatalogRule.Offload);
}
