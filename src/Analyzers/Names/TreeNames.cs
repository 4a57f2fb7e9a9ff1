using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace Coroutines.Analyzers;

/// <summary>
/// The names in a file, by the bodies that mention them. Read once per file: when another file is edited, they are still there.
/// </summary>
internal sealed class TreeNames
{
    private static readonly ConditionalWeakTable<SyntaxTree, TreeNames> Known = new();

    public List<MemberNames> Members { get; } = [];

    /// <summary>All names, outside bodies too.</summary>
    public HashSet<string> Mentioned { get; } = [];

    /// <summary><c>using X = A.B.C;</c>: the alias and the names behind it.</summary>
    public List<(string Alias, HashSet<string> Names)> Aliases { get; } = [];

    /// <summary>Types whose static members can be called without them: those of <c>using static A.B.C;</c>, and base types.</summary>
    public HashSet<string> UsedStatically { get; } = [];

    /// <summary>Methods, variables, parameters, properties and types that have to do with coroutines by what their declaration says.</summary>
    public HashSet<string> OfCoroutines { get; } = [];

    /// <summary>What is marked as blocking, or is in a type that is.</summary>
    public HashSet<string> Told { get; } = [];

    /// <summary>Methods whose declaration says that they return something to await.</summary>
    public HashSet<string> Awaitable { get; } = [];

    /// <summary>The other methods.</summary>
    public HashSet<string> NotAwaitable { get; } = [];

    /// <summary><c>async void</c> methods and local functions.</summary>
    public HashSet<string> AsyncVoid { get; } = [];

    public static TreeNames Of(SyntaxTree tree, CancellationToken cancellation)
    {
        if (!Known.TryGetValue(tree, out var names))
        {
            names = new NamesReader().Read(tree.GetRoot(cancellation));
            names = Known.GetValue(tree, _ => names);
        }

        return names;
    }

    /// <summary>True for a name of the runtime that says that something makes or is a coroutine object.</summary>
    public static bool IsOfCoroutines(string name)
        => name.IndexOf("Coroutine", StringComparison.Ordinal) >= 0 || name == "AsyncOperation" || name.EndsWith("Awaitable", StringComparison.Ordinal);
}
