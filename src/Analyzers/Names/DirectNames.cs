using Microsoft.CodeAnalysis;

namespace Coroutines.Analyzers;

/// <summary>The names of what blocks by itself, by who reports it. What a compilation does not mention, or cannot call, is left out.</summary>
internal sealed class DirectNames
{
    private static readonly string[] OfWaits = ["Result", "GetResult", "Wait", "WaitAll", "WaitAny", "WaitOne", "RunSynchronously"];
    private static readonly string[] OfParallelQueries = ["AsParallel", "ParallelEnumerable", "ParallelQuery"];

    private readonly HashSet<string> mentioned;
    private readonly Dictionary<string, INamespaceOrTypeSymbol?> containers = [];
    private readonly Compilation compilation;

    public DirectNames(RuleContext rules, IReadOnlyList<TreeNames> trees)
    {
        compilation = rules.Types.Compilation;
        mentioned = [.. trees.SelectMany(tree => tree.Mentioned)];
        foreach (var entry in CatalogIndex.Embedded.Ordered)
        {
            if (!entry.IsSilent && IsMentioned(entry) && Container(entry.FullTypeName) is { } type)
            {
                var isWarning = CatalogRule.All[entry.Rule].Descriptor.DefaultSeverity == DiagnosticSeverity.Warning;
                Add(entry, type, isWarning ? Catalog : Informing);
                if (isWarning)
                {
                    Add(entry, type, All);
                }
            }
        }

        foreach (var name in rules.Catalog.ToldNames.Concat(trees.SelectMany(tree => tree.Told)))
        {
            Catalog.Add(name);
            All.Add(name);
        }

        foreach (var name in OfWaits.Concat(mentioned.Where(IsEnd)).Concat(rules.Facts.Names))
        {
            All.Add(name);
        }

        All.AddStatic("Thread", "Sleep");
        foreach (var names in new[] { Catalog, Informing, All })
        {
            foreach (var tree in trees)
            {
                names.Free(tree.UsedStatically);
                foreach (var (alias, types) in tree.Aliases)
                {
                    names.Rename(alias, types);
                }
            }
        }

        MayHoldQueries = rules.Types.Find("Microsoft.EntityFrameworkCore.EntityFrameworkQueryableExtensions") is not null || OfParallelQueries.Any(mentioned.Contains);
    }

    /// <summary>Names of the catalog, of what is reported as a warning.</summary>
    public CallableNames Catalog { get; } = new();

    /// <summary>Names of the catalog, of what is only told.</summary>
    public CallableNames Informing { get; } = new();

    /// <summary>All of what blocks; without what is only told.</summary>
    public CallableNames All { get; } = new();

    /// <summary>True when a loop may run a query.</summary>
    public bool MayHoldQueries { get; }

    /// <summary>True for a name by which something is waited for synchronously.</summary>
    public static bool IsWait(string name) => IsEnd(name) || Array.IndexOf(OfWaits, name) >= 0;

    /// <summary><c>EndRead</c></summary>
    private static bool IsEnd(string name) => name.StartsWith("End", StringComparison.Ordinal);

    private bool IsMentioned(CatalogEntry entry)
        => mentioned.Contains(entry.NameInSource)
            && NamedTypes.MayBeHad(entry.TypeName, mentioned, compilation)
            && (entry.TypeName != "ParallelEnumerable" || OfParallelQueries.Any(mentioned.Contains));

    private static void Add(CatalogEntry entry, INamespaceOrTypeSymbol type, CallableNames names)
    {
        if (entry.MemberName == ".ctor")
        {
            names.Add(entry.TypeName);
            names.Add(UnnamedCalls.Constructor);
        }
        else if (type is INamedTypeSymbol && type.GetMembers(entry.MemberName) is { IsEmpty: false } members && members.All(member => member is { IsStatic: true } and not IMethodSymbol { IsExtensionMethod: true }))
        {
            names.AddStatic(entry.TypeName, entry.NameInSource);
        }
        else
        {
            names.Add(entry.NameInSource);
        }
    }

    /// <summary>The type of that name, or the namespace that its name begins with; null where not even that is there.</summary>
    private INamespaceOrTypeSymbol? Container(string fullName)
    {
        if (!containers.TryGetValue(fullName, out var container))
        {
            var end = fullName.LastIndexOf('.');
            var outer = end < 0 ? compilation.GlobalNamespace : Container(fullName.Substring(0, end));
            var name = fullName.Substring(end + 1);
            var arity = name.IndexOf('`');
            containers[fullName] = container = outer?.GetMembers(arity < 0 ? name : name.Substring(0, arity)).OfType<INamespaceOrTypeSymbol>()
                .FirstOrDefault(member => member is INamespaceSymbol || ((INamedTypeSymbol)member).Arity == (arity < 0 ? 0 : int.Parse(name.Substring(arity + 1), System.Globalization.CultureInfo.InvariantCulture)));
        }

        return container;
    }
}
