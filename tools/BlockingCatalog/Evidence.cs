namespace BlockingCatalog;

/// <summary>A member that may block, and what was found out about it.</summary>
/// <param name="Id">Its documentation id; of an accessor, that of the property.</param>
/// <param name="Tier">A certain, B content and streams, C metadata, H weak, N? an awaitable form and no evidence.</param>
/// <param name="Kind"><c>method</c>, <c>ctor</c>, <c>getter</c> or <c>setter</c>.</param>
/// <param name="Form">The name of the awaitable form, or empty.</param>
internal sealed record Evidence(string Id, string Tier, string Kind, string Form)
{
    public static IReadOnlyList<Evidence> ReadAll()
        => [.. Repository.ReadData("evidence.tsv").Select(columns => new Evidence(columns[0], columns[1], columns[2], columns[4]))];

    /// <summary>The type, member and parameters, as the patterns of the curation see them.</summary>
    public (string Type, string Member, string Parameters) Parts()
    {
        var parenthesis = Id.IndexOf('(');
        var name = Id[2..(parenthesis < 0 ? Id.Length : parenthesis)];
        var dot = name.LastIndexOf('.');
        var member = name[(dot + 1)..];
        var generic = member.IndexOf('`');
        member = generic < 0 ? member : member[..generic];
        var accessor = Kind switch { "getter" => "get_", "setter" => "set_", _ => "" };
        return (name[..dot], accessor + member, parenthesis < 0 ? "" : Id[(parenthesis + 1)..^1]);
    }
}
