namespace Coroutines.Analyzers;

/// <summary>One line of the catalog.</summary>
/// <param name="DocumentationId">The overload: <c>M:System.Net.WebClient.DownloadString(System.String)</c>.</param>
/// <param name="Rule">The rule that reports it.</param>
/// <param name="Replacement">The name of the awaitable form that takes the same arguments, or empty when there is none.</param>
/// <param name="Why">What it waits for, as the message puts it.</param>
internal sealed record CatalogEntry(string DocumentationId, string Rule, string Replacement, string Why)
{
    /// <summary>The member's name without its type and parameters.</summary>
    public string MemberName { get; } = NameIn(DocumentationId);

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
        var end = id.IndexOf('(');
        var name = end < 0 ? id : id.Substring(0, end);
        name = name.Substring(name.LastIndexOf('.') + 1);
        var generic = name.IndexOf('`');
        return generic < 0 ? name : name.Substring(0, generic);
    }
}
