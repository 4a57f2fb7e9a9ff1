using Microsoft.CodeAnalysis;

namespace Coroutines.Analyzers;

/// <summary>CORO2012: looking up a name, pinging or mailing synchronously stops every other coroutine too; the awaitable forms have other names in part. The members are in <c>Catalog/names.tsv</c>; <see cref="BlockingCallAnalyzer"/> finds their uses.</summary>
internal static class Coro2012Names
{
    /// <summary>The rule's id.</summary>
    public const string Id = "CORO2012";

    private static readonly DiagnosticDescriptor Descriptor = new(
        Id,
        "A synchronous name lookup, ping or mail blocks the event loop",
        CatalogRule.Message,
        RuleText.Blocking,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A name server or mail server may take seconds to answer, and no other coroutine runs until it has.",
        helpLinkUri: RuleText.HelpLink(Id));

    public static CatalogRule Rule { get; } = new(Descriptor, "names", CatalogRule.Offload);
}
