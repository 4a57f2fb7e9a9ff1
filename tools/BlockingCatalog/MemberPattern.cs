using System.Text.RegularExpressions;

namespace BlockingCatalog;

/// <summary>A group of members: regular expressions over their documentation ids, <c>*</c> is anything.</summary>
internal sealed class MemberPattern(string type, string member, string parameters)
{
    private readonly Regex type = Whole(type);
    private readonly Regex member = Whole(member);
    private readonly Regex? parameters = parameters == "*" ? null : Whole(parameters);

    public bool Fits(string id)
    {
        var parts = new Evidence(id, "", "method", "").Parts();
        return type.IsMatch(parts.Type) && member.IsMatch(parts.Member) && parameters?.IsMatch(parts.Parameters) != false;
    }

    private static Regex Whole(string pattern) => new($"^(?:{pattern})$", RegexOptions.CultureInvariant);
}
