using Microsoft.CodeAnalysis;

namespace Coroutines.Analyzers;

/// <summary>CORO2030: waiting for a process to end, or for what it writes, stops every other coroutine too. The members are in <c>Catalog/processes.tsv</c>; <see cref="BlockingCallAnalyzer"/> finds their uses.</summary>
internal static class Coro2030Processes
{
    /// <summary>The rule's id.</summary>
    public const string Id = "CORO2030";

    private static readonly DiagnosticDescriptor Descriptor = new(
        Id,
        "Waiting for a process blocks the event loop",
        CatalogRule.Message,
        RuleText.Blocking,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A process runs as long as it likes, and no other coroutine runs until it has ended.",
        helpLinkUri: RuleText.HelpLink(Id));

    public static CatalogRule Rule { get; } = new(Descriptor, "processes", CatalogRule.Offload);
}
