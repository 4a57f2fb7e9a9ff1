using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Coroutines.Analyzers;

/// <summary>
/// Names a value that code can read twice: a variable, a field, or a member or element of one (<c>tasks[0]</c>, <c>job.Done</c>).
/// </summary>
internal readonly struct AccessPath : IEquatable<AccessPath>
{
    private AccessPath(ISymbol root, string members)
    {
        Root = root;
        Members = members;
    }

    public ISymbol Root { get; }

    public string Members { get; }

    public static AccessPath Of(ISymbol root) => new(root, "");

    public AccessPath Member(string name) => new(Root, Members + "." + name);

    public AccessPath Element(string index) => new(Root, Members + "[" + index + "]");

    public bool StartsWith(AccessPath prefix)
        => SymbolEqualityComparer.Default.Equals(Root, prefix.Root) && Members.StartsWith(prefix.Members, StringComparison.Ordinal);

    public bool Equals(AccessPath other) => Members == other.Members && SymbolEqualityComparer.Default.Equals(Root, other.Root);

    public override bool Equals(object? obj) => obj is AccessPath other && Equals(other);

    public override int GetHashCode() => SymbolEqualityComparer.Default.GetHashCode(Root) ^ Members.GetHashCode();

    public override string ToString() => Root.Name + Members;
}
