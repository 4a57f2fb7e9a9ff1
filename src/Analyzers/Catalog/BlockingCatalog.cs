using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Coroutines.Analyzers;

/// <summary>
/// The members of the BCL that block, as data: <c>Catalog/*.tsv</c>, one overload per line, by documentation id.
/// Names decide nothing, so an overload that is not listed does not block.
/// </summary>
internal static class BlockingCatalog
{
    private static readonly Lazy<Index> Loaded = new(Load);

    /// <summary>
    /// The entry for the method that a call runs, or null. An override that is declared in metadata counts as what it
    /// overrides; an override in source is the user's own code, of which the catalog knows nothing.
    /// </summary>
    public static CatalogEntry? Find(IInvocationOperation call, string rule)
    {
        var index = Loaded.Value;
        if (!index.Names.Contains(call.TargetMethod.Name) || IsOverriddenInSource(call))
        {
            return null;
        }

        for (var method = call.TargetMethod; method is not null; method = method.OverriddenMethod)
        {
            if (method.OriginalDefinition.GetDocumentationCommentId() is { } id && index.Entries.TryGetValue(id, out var entry))
            {
                return entry.Rule == rule ? entry : null;
            }
        }

        return null;
    }

    /// <summary>The compiler binds a call to the method that was first declared, whatever the receiver's type overrides.</summary>
    private static bool IsOverriddenInSource(IInvocationOperation call)
    {
        var declaring = call.TargetMethod.ContainingType;
        for (var type = call.Instance?.Type; type is not null && !SymbolEqualityComparer.Default.Equals(type, declaring); type = type.BaseType)
        {
            if (type.GetMembers(call.TargetMethod.Name).Any(member =>
                member is IMethodSymbol { IsOverride: true, DeclaringSyntaxReferences.IsEmpty: false } method
                && method.Parameters.Length == call.TargetMethod.Parameters.Length))
            {
                return true;
            }
        }

        return !call.TargetMethod.DeclaringSyntaxReferences.IsEmpty;
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
