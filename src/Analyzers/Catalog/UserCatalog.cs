using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Coroutines.Analyzers;

/// <summary>
/// What users say about members: <c>[Blocking("use …")]</c> and <c>[NonBlocking]</c> on the symbol or its type,
/// <c>[assembly: Blocking("use …", Member = "M:…")]</c> of this assembly or a referenced one, and lines of
/// <c>*.blocking.txt</c> among the additional files.
/// </summary>
internal sealed class UserCatalog
{
    public const string Rule = "CORO2061";

    private readonly CatalogIndex lines;
    private readonly KnownTypes types;
    private readonly INamedTypeSymbol? blocking;
    private readonly INamedTypeSymbol? nonBlocking;

    private UserCatalog(CatalogIndex lines, KnownTypes types)
    {
        this.types = types;
        this.lines = lines;
        blocking = types.Blocking;
        nonBlocking = types.NonBlocking;
    }

    public static UserCatalog Read(KnownTypes types, AnalyzerOptions options, CancellationToken cancellation)
    {
        var entries = ImmutableArray.CreateBuilder<CatalogEntry>();
        foreach (var file in options.AdditionalFiles)
        {
            if (file.Path.EndsWith(".blocking.txt", StringComparison.OrdinalIgnoreCase) && file.GetText(cancellation) is { } text)
            {
                entries.AddRange(text.Lines.Select(line => Parse(line.ToString())).Where(entry => entry is not null)!);
            }
        }

        foreach (var assembly in types.AssembliesThatUseUs.Prepend(types.Compilation.Assembly))
        {
            foreach (var attribute in assembly.GetAttributes())
            {
                if (Same(attribute.AttributeClass, types.Blocking)
                    && attribute.NamedArguments.FirstOrDefault(named => named.Key == "Member").Value.Value is string member)
                {
                    entries.Add(new CatalogEntry(member, Rule, "", Advice(attribute)));
                }
            }
        }

        return new UserCatalog(new CatalogIndex(entries.ToImmutable()), types);
    }

    /// <summary>The names that programs call by what was said to block: in lines, and by attributes in referenced assemblies.</summary>
    public IEnumerable<string> Names
        => lines.Ordered.Where(entry => !entry.IsSilent).Select(entry => entry.NameInSource)
            .Concat(types.RuntimeAndItsUsers.SelectMany(assembly => Told(assembly.GlobalNamespace, isWholeType: false)));

    /// <summary>What was said about a method; a silent entry when it was said not to block; null when nothing was said.</summary>
    public CatalogEntry? Find(IMethodSymbol definition)
    {
        if (lines.HasName(definition) && lines.Find(definition) is { } line)
        {
            return line;
        }

        return Said(definition) ?? Said(definition.AssociatedSymbol) ?? (definition.MethodKind == MethodKind.Constructor ? null : Said(definition.ContainingType));
    }

    /// <summary>
    /// A line: <c>M:My.Store.Load(*); use LoadAsync</c>, or <c>-M:My.Cache.Get(System.String)</c> for what does not
    /// block. <c>#</c> starts a comment. What is no such line is skipped.
    /// </summary>
    internal static CatalogEntry? Parse(string line)
    {
        var text = line.Trim();
        var silent = text.StartsWith("-", StringComparison.Ordinal);
        var end = text.IndexOf(';');
        var id = (end < 0 ? text : text.Substring(0, end)).Substring(silent ? 1 : 0).Trim();
        return id.StartsWith("M:", StringComparison.Ordinal)
            ? new CatalogEntry(id, silent ? "-" : Rule, "", end < 0 ? "" : text.Substring(end + 1).Trim())
            : null;
    }

    private IEnumerable<string> Told(INamespaceOrTypeSymbol container, bool isWholeType)
    {
        foreach (var member in container.GetMembers())
        {
            if (member is INamespaceOrTypeSymbol inner)
            {
                foreach (var name in Told(inner, isWholeType: member is INamedTypeSymbol && Said(member) is { IsSilent: false }))
                {
                    yield return name;
                }
            }
            else if (isWholeType || Said(member) is { IsSilent: false })
            {
                yield return member is IMethodSymbol { MethodKind: MethodKind.Constructor } ? member.ContainingType.Name
                    : member is IPropertySymbol { IsIndexer: true } ? UnnamedCalls.Indexer
                    : member is IMethodSymbol { AssociatedSymbol: { } property } ? property.Name
                    : member.Name;
            }
        }
    }

    private CatalogEntry? Said(ISymbol? symbol)
    {
        foreach (var attribute in symbol?.GetAttributes() ?? [])
        {
            if (Same(attribute.AttributeClass, blocking))
            {
                return new CatalogEntry("", Rule, "", Advice(attribute));
            }

            if (Same(attribute.AttributeClass, nonBlocking))
            {
                return new CatalogEntry("", "-", "", "");
            }
        }

        return null;
    }

    private static string Advice(AttributeData attribute)
        => attribute.ConstructorArguments.FirstOrDefault().Value as string ?? "";

    private static bool Same(ISymbol? a, ISymbol? b) => b is not null && SymbolEqualityComparer.Default.Equals(a, b);
}
