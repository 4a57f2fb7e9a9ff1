using Microsoft.CodeAnalysis;

namespace Coroutines.Analyzers;

/// <summary>CORO2010: a synchronous HTTP request makes requests run one after the other. The members are in <c>Catalog/http.tsv</c>; <see cref="BlockingCallAnalyzer"/> finds their uses.</summary>
internal static class Coro2010SyncHttp
{
    /// <summary>The rule's id.</summary>
    public const string Id = "CORO2010";

    private static readonly DiagnosticDescriptor Descriptor = new(
        Id,
        "A synchronous HTTP call blocks the event loop",
        CatalogRule.Message,
        RuleText.Blocking,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "All coroutines share one thread. A request that is not awaited keeps every other coroutine from running until the server has answered.",
        helpLinkUri: RuleText.HelpLink(Id));

    public static CatalogRule Rule { get; } = new(Descriptor, "http", "use HttpClient, which can be awaited, or 'await Coroutine.ToThread(…)'");
}
