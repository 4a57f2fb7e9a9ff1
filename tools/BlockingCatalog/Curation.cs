using System.Text.RegularExpressions;

namespace BlockingCatalog;

/// <summary>What was decided about a group of members.</summary>
/// <param name="Rule"><c>CORO2011</c>; null when the members are not reported.</param>
/// <param name="Text">What is waited for, or why nothing is reported.</param>
/// <param name="Form">The name of the awaitable form, or empty.</param>
internal sealed record Decision(string? Rule, string Text, string Form)
{
    /// <summary>True for what a rule without a catalog finds: those have analyzers of their own.</summary>
    public bool HasOwnRule => Rule is "CORO2001" or "CORO2002" or "CORO2004";
}

/// <summary>The decisions of <c>Data/curation.tsv</c>: the first line that matches decides.</summary>
internal sealed class Curation
{
    private readonly List<(string[] Tiers, Regex Type, Regex Member, Regex? Parameters, string[] Columns, int[] Uses)> lines = [];

    public Curation()
    {
        foreach (var columns in Repository.ReadData("curation.tsv"))
        {
            var tiers = columns[0] == "ABC" ? new[] { "A", "B", "C" } : [columns[0]];
            lines.Add((tiers, Whole(columns[1]), Whole(columns[2]), columns[3] == "*" ? null : Whole(columns[3]), columns, [0]));
        }
    }

    /// <summary>The decision about a member; null where nobody has looked at it.</summary>
    public Decision? About(Evidence evidence)
    {
        var (type, member, parameters) = evidence.Parts();
        foreach (var line in lines)
        {
            if (line.Tiers.Contains(evidence.Tier) && line.Type.IsMatch(type) && line.Member.IsMatch(member) && line.Parameters?.IsMatch(parameters) != false)
            {
                line.Uses[0]++;
                var columns = line.Columns;
                var form = columns.Length > 6 ? columns[6] : "";
                return new Decision(columns[4] == "-" ? null : "CORO" + columns[4], columns[5], form.Length == 0 ? evidence.Form : form == "!" ? "" : form);
            }
        }

        return null;
    }

    /// <summary>Lines that decided about nothing: a mistake in a pattern.</summary>
    public IEnumerable<string> Unused => lines.Where(line => line.Uses[0] == 0).Select(line => string.Join('\t', line.Columns));

    private static Regex Whole(string pattern) => new($"^(?:{pattern})$", RegexOptions.CultureInvariant);
}
