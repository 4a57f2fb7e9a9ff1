using Microsoft.CodeAnalysis;

namespace Coroutines.Analyzers;

/// <summary>CORO2021: asking or changing what the file system knows about a file takes microseconds on a disk and seconds on a network drive. The members are in <c>Catalog/metadata.tsv</c>; <see cref="BlockingCallAnalyzer"/> finds their uses.</summary>
internal static class Coro2021FileMetadata
{
    /// <summary>The rule's id.</summary>
    public const string Id = "CORO2021";

    private static readonly DiagnosticDescriptor Descriptor = new(
        Id,
        "Asking the file system blocks the event loop",
        CatalogRule.Message,
        RuleText.Blocking,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "There are no awaitable forms of these calls; on a local disk they are fast, on a network drive they are not.",
        helpLinkUri: RuleText.HelpLink(Id));

    public static CatalogRule Rule { get; } = new(Descriptor, "metadata", "use 'await Coroutine.ToThread(…)' where the drive may be slow");
}
