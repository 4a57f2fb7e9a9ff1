using Microsoft.CodeAnalysis;

namespace Coroutines.Analyzers;

/// <summary>CORO2041: a synchronous call of a database driver, a mapper or a client library stops every other coroutine too. The members are in <c>Catalog/libraries.tsv</c>; <see cref="BlockingCallAnalyzer"/> finds their uses.</summary>
internal static class Coro2041Libraries
{
    /// <summary>The rule's id.</summary>
    public const string Id = "CORO2041";

    private static readonly DiagnosticDescriptor Descriptor = new(
        Id,
        "A synchronous call of a driver or client blocks the event loop",
        CatalogRule.Message,
        RuleText.Blocking,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "The library waits for a server on the thread of the loop. Each of the listed libraries has awaitable forms.",
        helpLinkUri: RuleText.HelpLink(Id));

    public static CatalogRule Rule { get; } = new(Descriptor, "libraries", CatalogRule.Offload);
}
