using Microsoft.CodeAnalysis;

namespace Coroutines.Analyzers;

/// <summary>CORO2011: a synchronous call of a socket, a pipe or a stream of the network stops every other coroutine too. The members are in <c>Catalog/sockets.tsv</c>; <see cref="BlockingCallAnalyzer"/> finds their uses.</summary>
internal static class Coro2011Sockets
{
    /// <summary>The rule's id.</summary>
    public const string Id = "CORO2011";

    private static readonly DiagnosticDescriptor Descriptor = new(
        Id,
        "A synchronous socket or pipe blocks the event loop",
        CatalogRule.Message,
        RuleText.Blocking,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Another machine or process may take any time to answer, and no other coroutine runs until it has.",
        helpLinkUri: RuleText.HelpLink(Id));

    public static CatalogRule Rule { get; } = new(Descriptor, "sockets", CatalogRule.Offload);
}
