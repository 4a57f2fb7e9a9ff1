namespace Coroutines.Analyzers;

/// <summary>One line of the catalog.</summary>
/// <param name="DocumentationId">The overload: <c>M:System.Net.WebClient.DownloadString(System.String)</c>; ending in <c>(*)</c>, all overloads.</param>
/// <param name="Rule">The rule that reports it; <c>-</c> for an override that does not wait although what it overrides does.</param>
/// <param name="Replacement">The name of the awaitable form that takes the same arguments, or empty when there is none.</param>
/// <param name="Why">What it waits for, as the message puts it.</param>
internal sealed record CatalogEntry(string DocumentationId, string Rule, string Replacement, string Why)
{
    private const string AllOverloads = "(*)";

    /// <summary>The member's name as metadata has it (<c>.ctor</c>, <c>get_Length</c>), without its type and parameters.</summary>
    public string MemberName { get; } = NameIn(DocumentationId);

    /// <summary>The type's own name without its namespace and arity.</summary>
    public string TypeName { get; } = TypeIn(DocumentationId);

    public bool IsSilent => Rule == "-";

    /// <summary>The name that a program calls it by.</summary>
    public string NameInSource
        => MemberName == ".ctor" ? TypeName
            : MemberName.StartsWith("get_", StringComparison.Ordinal) || MemberName.StartsWith("set_", StringComparison.Ordinal) ? MemberName is "get_Item" or "set_Item" ? UnnamedCalls.Indexer : MemberName.Substring(4)
            : MemberName;

    /// <summary>The namespace and the type: <c>System.Net.WebClient</c>.</summary>
    public string FullTypeName => Path(DocumentationId) is var path && path.LastIndexOf('.') is > 0 and var end ? path.Substring(0, end).TrimEnd('.', '#') : "";

    /// <summary>True for the documentation id of an overload of this line.</summary>
    public bool Covers(string documentationId)
    {
        if (!DocumentationId.EndsWith(AllOverloads, StringComparison.Ordinal))
        {
            return documentationId == DocumentationId;
        }

        var length = DocumentationId.Length - AllOverloads.Length;
        return string.CompareOrdinal(documentationId, 0, DocumentationId, 0, length) == 0
            && (documentationId.Length == length || documentationId[length] is '(' or '`');
    }

    /// <summary>Reads a file: tab-separated, <c>#</c> starts a comment line.</summary>
    public static IEnumerable<CatalogEntry> ParseAll(string text)
    {
        foreach (var line in text.Split('\n'))
        {
            var trimmed = line.TrimEnd('\r');
            if (trimmed.Length == 0 || trimmed[0] == '#')
            {
                continue;
            }

            var columns = trimmed.Split('\t');
            if (columns.Length != 4)
            {
                throw new FormatException($"The blocking catalog has a line with {columns.Length} columns instead of 4: '{trimmed}'.");
            }

            yield return new CatalogEntry(columns[0], columns[1], columns[2], columns[3]);
        }
    }

    private static string NameIn(string id)
    {
        var name = Path(id);
        name = WithoutArity(name.Substring(name.LastIndexOf('.') + 1));
        return name == "#ctor" ? ".ctor" : name;
    }

    private static string TypeIn(string id)
    {
        var path = Path(id);
        var end = path.LastIndexOf('.');
        var start = end <= 0 ? -1 : path.LastIndexOf('.', end - 1);
        return end < 0 ? "" : WithoutArity(path.Substring(start + 1, end - start - 1));
    }

    private static string Path(string id)
    {
        const int prefix = 2;
        var end = id.IndexOf('(');
        return id.Length < prefix ? id : id.Substring(prefix, (end < 0 ? id.Length : end) - prefix);
    }

    private static string WithoutArity(string name)
    {
        var generic = name.IndexOf('`');
        return generic < 0 ? name : name.Substring(0, generic);
    }
}
