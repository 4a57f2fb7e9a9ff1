using Microsoft.CodeAnalysis;

namespace Coroutines.Analyzers;

/// <summary>
/// CORO2061: a call of a member that somebody marked with [Blocking], by an assembly attribute or in an additional file. <see cref="UserCatalog"/> reads the marks; <see cref="BlockingCallAnalyzer"/> finds the uses.
/// </summary>
internal static class Coro2061Marked
{
    /// <summary>The rule's id.</summary>
    public const string Id = "CORO2061";

    private static readonly DiagnosticDescriptor Descriptor = new(
        Id,
        "The member is marked as blocking",
        "'{0}' {1}, in {3}, says who marked it; {4}",
        RuleText.Blocking,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Somebody who knows the member says that it holds its thread.",
        helpLinkUri: RuleText.HelpLink(Id));

    public static CatalogRule Rule { get; } = new(Descriptor, "marked", CatalogRule.Offload);
}
