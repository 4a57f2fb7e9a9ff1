using System.Text.RegularExpressions;
using Package.Tests.Infrastructure;

namespace Package.Tests;

/// <summary>A program with mistakes in it: the build names each with file and line.</summary>
public sealed partial class BadProgramTests(PackedPackage package)
{
    [Fact]
    public async Task BadProgram_IsToldWhatIsWrongAndWhere()
    {
        var workspace = new Workspace(package, "Bad");
        var build = (await workspace.Build()).MustFail();
        var reported = build.Lines.Select(line => Reported().Match(line)).Where(match => match.Success)
            .Select(match => $"{match.Groups["line"].Value} {match.Groups["id"].Value} {match.Groups["severity"].Value}");
        Assert.True(Expected().SequenceEqual(reported.Distinct().Order(StringComparer.Ordinal)), $"Expected\n{string.Join('\n', Expected())}\n{build}");
    }

    /// <summary>What the comments in the program say is wrong with their lines.</summary>
    private static IEnumerable<string> Expected() =>
        File.ReadLines(Path.Combine(Repository.Program("Bad"), "Program.cs"))
            .Select((text, index) => (Match: Announced().Match(text), Line: index + 1))
            .Where(line => line.Match.Success)
            .Select(line => $"{line.Line} {line.Match.Groups["id"].Value} {line.Match.Groups["severity"].Value}")
            .Order(StringComparer.Ordinal);

    [GeneratedRegex(@"// (?<id>CORO\d+) (?<severity>\w+)$")]
    private static partial Regex Announced();

    [GeneratedRegex(@"Program\.cs\((?<line>\d+),\d+\): (?<severity>\w+) (?<id>CORO\d+): ")]
    private static partial Regex Reported();
}
