using Microsoft.CodeAnalysis;

namespace Coroutines.Analyzers;

/// <summary>CORO2020: a file that is read or written synchronously stops every other coroutine until the disk has done it. The members are in <c>Catalog/files.tsv</c>; <see cref="BlockingCallAnalyzer"/> finds their uses.</summary>
internal static class Coro2020Files
{
    /// <summary>The rule's id.</summary>
    public const string Id = "CORO2020";

    private static readonly DiagnosticDescriptor Descriptor = new(
        Id,
        "Reading or writing a whole file blocks the event loop",
        CatalogRule.Message,
        RuleText.Blocking,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A disk, and even more a network drive, takes milliseconds to seconds, in which no other coroutine runs.",
        helpLinkUri: RuleText.HelpLink(Id));

    public static CatalogRule Rule { get; } = new(Descriptor, "files", CatalogRule.Offload);
}
