using Microsoft.CodeAnalysis;

namespace Coroutines.Analyzers;

/// <summary>The parts of a rule's description that all rules share.</summary>
internal static class RuleText
{
    /// <summary>CORO1xxx: how a coroutine is rewritten.</summary>
    public const string Rewriting = "Coroutines.Rewriting";

    /// <summary>CORO2xxx: what blocks the event loop.</summary>
    public const string Blocking = "Coroutines.Blocking";

    /// <summary>CORO3xxx: how coroutines are used.</summary>
    public const string Usage = "Coroutines.Usage";

    /// <summary>The page that explains a rule.</summary>
    public static string HelpLink(string id) => $"https://github.com/coroutines-dotnet/coroutines/blob/main/docs/rules/{id}.md";

    /// <summary>The same rule as an error: for a rule that informs by default and fails the build in a project that asks for it.</summary>
    public static DiagnosticDescriptor AsError(this DiagnosticDescriptor rule) => new(
        rule.Id, rule.Title, rule.MessageFormat, rule.Category, DiagnosticSeverity.Error, isEnabledByDefault: true, rule.Description, rule.HelpLinkUri);

    /// <summary>The same rule for what is only known when the whole compilation was looked at.</summary>
    public static DiagnosticDescriptor AtEnd(this DiagnosticDescriptor rule) => new(
        rule.Id, rule.Title, rule.MessageFormat, rule.Category, rule.DefaultSeverity, isEnabledByDefault: true, rule.Description, rule.HelpLinkUri, WellKnownDiagnosticTags.CompilationEnd);
}
