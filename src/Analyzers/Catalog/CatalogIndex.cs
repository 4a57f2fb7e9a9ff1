using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Coroutines.Analyzers;

/// <summary>Finds lines by metadata names first, so that documentation ids are built for few symbols.</summary>
internal sealed class CatalogIndex
{
    private static readonly Lazy<CatalogIndex> Loaded = new(Load);

    private readonly Dictionary<string, List<CatalogEntry>> byMember = [];
    private readonly Dictionary<string, List<CatalogEntry>> constructors = [];

    public CatalogIndex(ImmutableArray<CatalogEntry> ordered)
    {
        Ordered = ordered;
        foreach (var entry in ordered)
        {
            var (lines, key) = entry.MemberName == ".ctor" ? (constructors, entry.TypeName) : (byMember, entry.MemberName);
            if (!lines.TryGetValue(key, out var list))
            {
                lines[key] = list = [];
            }

            list.Add(entry);
        }
    }

    /// <summary>The catalog that comes with the analyzers: <c>Catalog/*.tsv</c>.</summary>
    public static CatalogIndex Embedded => Loaded.Value;

    /// <summary>All entries, in the order of the files.</summary>
    public ImmutableArray<CatalogEntry> Ordered { get; }

    /// <summary>True when a line has this name; most methods end here.</summary>
    public bool HasName(IMethodSymbol method) => Lines(method) is not null;

    /// <summary>The line about exactly this method, overridden ones not looked at.</summary>
    public CatalogEntry? Find(IMethodSymbol definition)
    {
        string? id = null;
        foreach (var entry in Lines(definition) ?? [])
        {
            if (entry.TypeName == definition.ContainingType.Name)
            {
                id ??= definition.GetDocumentationCommentId() ?? "";
                if (entry.Covers(id))
                {
                    return entry;
                }
            }
        }

        return null;
    }

    private List<CatalogEntry>? Lines(IMethodSymbol method)
        => method.MethodKind == MethodKind.Constructor
            ? constructors.TryGetValue(method.ContainingType.Name, out var ofType) ? ofType : null
            : byMember.TryGetValue(method.Name, out var ofName) ? ofName : null;

    private static CatalogIndex Load()
    {
        var assembly = typeof(CatalogIndex).Assembly;
        var entries = ImmutableArray.CreateBuilder<CatalogEntry>();
        foreach (var resource in assembly.GetManifestResourceNames().Where(name => name.EndsWith(".tsv", StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
            entries.AddRange(CatalogEntry.ParseAll(reader.ReadToEnd()));
        }

        return new CatalogIndex(entries.ToImmutable());
    }
}
