namespace BlockingCatalog;

/// <summary>The drivers, mappers and clients: all overloads of a member at once, so that the lines outlive a version. What has an awaitable form and does not wait is listed too, and not reported.</summary>
internal static class Libraries
{
    public static IEnumerable<(string Rule, string Line)> Lines()
    {
        var decisions = Repository.ReadData("libraries-curation.tsv")
            .Select(columns => (Pattern: new MemberPattern(columns[0], columns[1], columns.Length > 4 ? columns[4] : "*"), Columns: columns)).ToList();
        foreach (var columns in Repository.ReadData("libraries.tsv"))
        {
            if (columns[2] is not ("method" or "ctor"))
            {
                continue;
            }

            var (type, member, _) = new Evidence(columns[0], "", columns[2], "").Parts();
            var decision = decisions.FirstOrDefault(d => d.Pattern.Fits(columns[0]));
            if (decision.Columns is not { } found)
            {
                continue;
            }

            if (found[2] == "-")
            {
                yield return ("CORO2041", $"{columns[0]}\t-\t\t");
            }
            else
            {
                yield return ("CORO" + found[2], $"M:{type}.{member}(*)\tCORO{found[2]}\t{columns[3]}\t{found[3]}");
            }
        }
    }
}
