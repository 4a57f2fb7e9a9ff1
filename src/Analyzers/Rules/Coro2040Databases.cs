using Microsoft.CodeAnalysis;

namespace Coroutines.Analyzers;

/// <summary>CORO2040: a synchronous call of ADO.NET stops every other coroutine until the database has answered. The members are in <c>Catalog/databases.tsv</c>; <see cref="BlockingCallAnalyzer"/> finds their uses.</summary>
internal static class Coro2040Databases
{
    /// <summary>The rule's id.</summary>
    public const string Id = "CORO2040";

    private static readonly DiagnosticDescriptor Descriptor = new(
        Id,
        "A synchronous database call blocks the event loop",
        CatalogRule.Message,
        RuleText.Blocking,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A database takes milliseconds to seconds to answer, and no other coroutine runs until it has.",
        helpLinkUri: RuleText.HelpLink(Id));

    public static CatalogRule Rule { get; } = new(Descriptor, "databases", "use the awaitable method of the Db… class, or 'await Coroutine.ToThread(…)'");
}
