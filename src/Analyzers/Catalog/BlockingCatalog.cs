using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Coroutines.Analyzers;

/// <summary>
/// The members of the BCL that block, as data: <c>Catalog/*.tsv</c>, one overload per line, by documentation id.
/// Names decide nothing, so an overload that is not listed does not block.
/// </summary>
internal static class BlockingCatalog
{
    private static readonly Lazy<Index> Loaded = new(Load);

    /// <summary>
    /// The entry for a method, or null. An override that is declared in metadata counts as what it overrides;
    /// an override in source is the user's own code, of which the catalog knows nothing.
    /// </summary>
    public static CatalogEntry? Find(IMethodSymbol method, string rule)
    {
        var index = Loaded.Value;
        if (!index.Names.Contains(method.Name))
        {
            return null;
        }

        for (var candidate = method; candidate is not null; candidate = candidate.OverriddenMethod)
        {
            if (candidate.OriginalDefinition.GetDocumentationCommentId() is { } id && index.Entries.TryGetValue(id, out var entry))
            {
                return entry.Rule == rule ? entry : null;
            }

            if (candidate.DeclaringSyntaxReferences.Length > 0)
            {
                return null;
            }
        }

        return null;
    }

    /// <summary>All entries, in the order of the files; for tests and tools.</summary>
    public static ImmutableArray<CatalogEntry> All => Loaded.Value.Ordered;

    private static Index Load()
    {
        var assembly = typeof(BlockingCatalog).Assembly;
        var entries = ImmutableArray.CreateBuilder<CatalogEntry>();
        foreach (var resource in assembly.GetManifestResourceNames())
        {
            if (resource.EndsWith(".tsv", StringComparison.Ordinal) && assembly.GetManifestResourceStream(resource) is { } stream)
            {
                using var reader = new StreamReader(stream);
                entries.AddRange(CatalogEntry.ParseAll(reader.ReadToEnd()));
            }
        }

        return new Index(entries.ToImmutable());
    }

    private sealed class Index
    {
        public Index(ImmutableArray<CatalogEntry> ordered)
        {
            Ordered = ordered;
            foreach (var entry in ordered)
            {
                Entries[entry.DocumentationId] = entry;
                Names.Add(entry.MemberName);
            }
        }

        public ImmutableArray<CatalogEntry> Ordered { get; }

        public Dictionary<string, CatalogEntry> Entries { get; } = [];

        public HashSet<string> Names { get; } = [];
    }
}
