using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace Coroutines.Generator.Bind;

/// <summary>
/// Keeps what was computed from a node, for as long as the node's file is the same and no declaration anywhere changed. A file that was
/// edited has new nodes, so an edit in one body costs only the methods of that file.
/// </summary>
internal sealed class NodeCache<T>
{
    private readonly ConditionalWeakTable<SyntaxNode, Entry> _entries = new();

    public T Get(SyntaxNode node, Compilation compilation, Func<T> compute)
    {
        var fingerprint = Declarations.Fingerprint(compilation);
        if (_entries.TryGetValue(node, out var known) && known.Fingerprint == fingerprint)
            return known.Value;
        var value = compute();
        lock (_entries)
        {
            _entries.Remove(node);
            _entries.Add(node, new(fingerprint, value));
        }

        return value;
    }

    /// <summary>Is a result known that is still good?</summary>
    public bool Has(SyntaxNode node, Compilation compilation) => _entries.TryGetValue(node, out var known) && known.Fingerprint == Declarations.Fingerprint(compilation);

    private sealed class Entry(ulong fingerprint, T value)
    {
        public ulong Fingerprint => fingerprint;

        public T Value => value;
    }
}
