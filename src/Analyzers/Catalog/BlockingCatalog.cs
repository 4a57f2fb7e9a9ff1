using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Coroutines.Analyzers;

/// <summary>
/// What blocks, as far as a compilation is concerned: the embedded catalog, and what users add to it or take from it.
/// Names decide nothing, so an overload that is not listed does not block.
/// </summary>
internal sealed class BlockingCatalog
{
    private readonly ConcurrentDictionary<ISymbol, CatalogEntry?> found = new(SymbolEqualityComparer.Default);
    private readonly UserCatalog users;

    private BlockingCatalog(UserCatalog users) => this.users = users;

    public static BlockingCatalog Create(KnownTypes types, AnalyzerOptions options, CancellationToken cancellation)
        => new(UserCatalog.Read(types, options, cancellation));

    /// <summary>
    /// The entry for a method, or null. An override that is declared in metadata counts as what it overrides; one in
    /// source is the user's own code, of which the catalog knows nothing.
    /// </summary>
    public CatalogEntry? Find(IMethodSymbol method)
    {
        var definition = (method.ReducedFrom ?? method).OriginalDefinition;
        if (!found.TryGetValue(definition, out var entry))
        {
            found[definition] = entry = Look(definition);
        }

        return entry;
    }

    /// <summary>The names of what somebody has said to block, outside of this compilation's sources.</summary>
    public IEnumerable<string> ToldNames => users.Names;

    /// <summary>True when somebody has said about a method that it blocks, or that it does not.</summary>
    public bool IsTold(IMethodSymbol method)
        => (method.ReducedFrom ?? method).OriginalDefinition is var definition
            && (users.Find(definition) is not null || definition.DeclaringSyntaxReferences.IsEmpty && CatalogIndex.Embedded.Find(definition) is { IsSilent: true });

    private CatalogEntry? Look(IMethodSymbol definition)
    {
        if (users.Find(definition) is { } told)
        {
            return told.IsSilent ? null : told;
        }

        if (!definition.DeclaringSyntaxReferences.IsEmpty || !CatalogIndex.Embedded.HasName(definition))
        {
            return null;
        }

        for (var method = definition; method is not null; method = method.OverriddenMethod?.OriginalDefinition)
        {
            if (CatalogIndex.Embedded.Find(method) is { } entry)
            {
                return entry.IsSilent ? null : entry;
            }
        }

        return null;
    }
}
