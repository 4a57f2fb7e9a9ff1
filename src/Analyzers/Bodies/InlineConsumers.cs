using Microsoft.CodeAnalysis;

namespace Coroutines.Analyzers;

/// <summary>
/// Which methods run the delegates they are given before they return, or on the loop's thread later.
/// A method that is not listed may offload its delegate, so nothing is said about what is passed to it.
/// </summary>
internal static class InlineConsumers
{
    private static readonly HashSet<string> BclTypes =
    [
        "System.Array",
        "System.Collections.Concurrent.ConcurrentDictionary",
        "System.Collections.Generic.HashSet",
        "System.Collections.Generic.List",
        "System.Collections.Generic.SortedSet",
        "System.Collections.Immutable.ImmutableArray",
        "System.Collections.Immutable.ImmutableInterlocked",
        "System.Collections.Immutable.ImmutableList",
        "System.Linq.Enumerable",
        "System.MemoryExtensions",
        "System.String",
        "System.Text.RegularExpressions.Regex",
        "System.Threading.LazyInitializer",
    ];

    private static readonly HashSet<string> OffloadingMethods = ["ToThread", "RunInExecutor"];

    public static bool RunsInline(IMethodSymbol method, KnownTypes types)
        => types.IsOurs(method) ? !OffloadingMethods.Contains(method.Name) : BclTypes.Contains(method.ContainingType.FullName());
}
