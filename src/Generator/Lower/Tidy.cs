using Coroutines.Generator.Ir;
using Coroutines.Generator.Model;

namespace Coroutines.Generator.Lower;

/// <summary>Leaves out braces that lowering made and that hold nothing but other braces.</summary>
internal static class Tidy
{
    /// <summary>A block of these statements; if that is one plain block, the block itself.</summary>
    public static Block Single(IReadOnlyList<Node> nodes) => nodes.Count == 1 && nodes[0] is Block { Header: "" } only ? only : new("", nodes.ToEquatable());
}
