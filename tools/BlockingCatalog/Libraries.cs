using System.Text.RegularExpressions;

namespace BlockingCatalog;

/// <summary>The drivers, mappers and clients: all overloads of a member at once, so that the lines outlive a version.</summary>
internal static class Libraries
{
    public static IEnumerable<(string Rule, string Line)> Lines()
    {
        var decisions = Repository.ReadData("libraries-curation.tsv")
            .Select(columns => (Type: Whole(columns[0]), Member: Whole(columns[1]), Columns: columns)).ToList();
        foreach (var columns in Repository.ReadData("libraries.tsv"))
        {
            if (columns[2] is not ("method" or "ctor"))
            {
                continue;
            }

            var (type, member, _) = new Evidence(columns[0], "", columns[2], "").Parts();
            var decision = decisions.FirstOrDefault(d => d.Type.IsMatch(type) && d.Member.IsMatch(member));
            if (decision.Columns is { } found && found[2] != "-")
            {
                yield return ("CORO" + found[2], $"M:{type}.{member}(*)\tCORO{found[2]}\t{columns[3]}\t{found[3]}");
            }
        }
    }

    private static Regex Whole(string pattern) => new($"^(?:{pattern})$", RegexOptions.CultureInvariant);
}
