using Coroutines.Generator.Model;

namespace Coroutines.Analyzers;

/// <summary>What rules ask about the generator's reasons.</summary>
internal static class FallbackReasons
{
    /// <summary>The callee is hidden from interceptors, which stand outside its type, but not from frames, which stand inside.</summary>
    public static bool IsOnlyHidden(Fallback fallback) => fallback.Reason.IndexOf("cannot be reached from outside", StringComparison.Ordinal) >= 0;
}
