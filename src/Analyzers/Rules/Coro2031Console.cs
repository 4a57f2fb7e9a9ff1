using Microsoft.CodeAnalysis;

namespace Coroutines.Analyzers;

/// <summary>CORO2031: reading the console synchronously stops every other coroutine until somebody has typed. The members are in <c>Catalog/console.tsv</c>; <see cref="BlockingCallAnalyzer"/> finds their uses.</summary>
internal static class Coro2031Console
{
    /// <summary>The rule's id.</summary>
    public const string Id = "CORO2031";

    private static readonly DiagnosticDescriptor Descriptor = new(
        Id,
        "Waiting for the keyboard blocks the event loop",
        CatalogRule.Message,
        RuleText.Blocking,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Nobody knows when somebody types; until then no other coroutine runs. Console.In has awaitable methods, but they block as well.",
        helpLinkUri: RuleText.HelpLink(Id));

    public static CatalogRule Rule { get; } = new(Descriptor, "console", CatalogRule.Offload);
}
