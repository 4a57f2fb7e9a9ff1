using System.Reflection;
using System.Text.RegularExpressions;

namespace Runtime.Tests.Rules;

/// <summary>What <c>docs/semantics.md</c> says of itself: each rule has a test whose name begins with its number.</summary>
public sealed partial class RuleTests
{
    [Fact]
    public void Each_rule_has_a_test_that_begins_with_its_number()
    {
        using var reader = new StreamReader(typeof(RuleTests).Assembly.GetManifestResourceStream("semantics.md")!);
        var stated = Stated().Matches(reader.ReadToEnd()).Select(match => int.Parse(match.Groups[1].Value)).ToArray();
        Assert.Equal(Enumerable.Range(1, 30), stated.Order());
        var tested = typeof(RuleTests).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
            .Where(method => method.IsDefined(typeof(FactAttribute)))
            .Select(method => Tested().Match(method.Name))
            .Where(match => match.Success)
            .Select(match => int.Parse(match.Groups[1].Value));
        Assert.Equal(stated.Order(), tested.Distinct().Order());
    }

    [GeneratedRegex(@"^- \*\*R(\d+)\*\* ", RegexOptions.Multiline)]
    private static partial Regex Stated();

    [GeneratedRegex(@"^R(\d+)_")]
    private static partial Regex Tested();
}
