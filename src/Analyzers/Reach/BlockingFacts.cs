using Microsoft.CodeAnalysis;

namespace Coroutines.Analyzers;

/// <summary>
/// What referenced assemblies say about their own methods: <c>[assembly: BlockingFact("M:…", "path")]</c>, which is
/// written when they are built and is in their reference assemblies too.
/// </summary>
internal sealed class BlockingFacts
{
    private readonly Dictionary<string, string> paths = [];
    private readonly HashSet<string> names = [];

    public BlockingFacts(KnownTypes types)
    {
        foreach (var attribute in types.AssembliesThatUseUs.SelectMany(assembly => assembly.GetAttributes()))
        {
            if (types.BlockingFact is { } fact && SymbolEqualityComparer.Default.Equals(attribute.AttributeClass, fact)
                && attribute.ConstructorArguments.Length == 2
                && attribute.ConstructorArguments[0].Value is string member && attribute.ConstructorArguments[1].Value is string path)
            {
                paths[member] = path;
                names.Add(new CatalogEntry(member, "", "", "").MemberName);
            }
        }
    }

    /// <summary>The names that programs call them by.</summary>
    public IEnumerable<string> Names => paths.Keys.Select(member => new CatalogEntry(member, "", "", "").NameInSource);

    /// <summary>The path from a method of a referenced assembly to what blocks, or null.</summary>
    public string? Find(IMethodSymbol method)
    {
        var definition = (method.ReducedFrom ?? method).OriginalDefinition;
        return names.Contains(definition.Name) && definition.DeclaringSyntaxReferences.IsEmpty
            && definition.GetDocumentationCommentId() is { } id && paths.TryGetValue(id, out var path)
            ? path
            : null;
    }
}
