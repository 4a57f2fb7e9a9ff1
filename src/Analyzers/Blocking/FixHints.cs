using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Coroutines.Analyzers;

/// <summary>What a diagnostic tells its fixer: which form to await, and how to run the call on another thread.</summary>
internal static class FixHints
{
    private const string FormKey = "form";
    private const string PoolKey = "pool";

    public static ImmutableDictionary<string, string?> Of(string form, bool isCoroutine)
    {
        var hints = ImmutableDictionary<string, string?>.Empty;
        hints = form.Length > 0 ? hints.Add(FormKey, form) : hints;
        return isCoroutine ? hints : hints.Add(PoolKey, "");
    }

    /// <summary>The name of the awaitable form, or null.</summary>
    public static string? Form(Diagnostic diagnostic) => diagnostic.Properties.TryGetValue(FormKey, out var form) ? form : null;

    /// <summary>True outside a coroutine, where no loop need be running.</summary>
    public static bool UsesPool(Diagnostic diagnostic) => diagnostic.Properties.ContainsKey(PoolKey);
}
