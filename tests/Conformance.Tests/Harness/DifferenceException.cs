namespace Conformance.Tests.Harness;

/// <summary>The two modes gave different traces.</summary>
internal sealed class DifferenceException(Plan plan, string plain, string rewritten) : Exception(Describe(plan, plain, rewritten))
{
    private static string Describe(Plan plan, string plain, string rewritten)
    {
        var expected = plain.Split('\n');
        var actual = rewritten.Split('\n');
        var same = 0;
        while (same < expected.Length && same < actual.Length && expected[same] == actual[same])
            same++;
        var before = expected.Take(same).Skip(Math.Max(0, same - 12)).Select(static line => "      " + line);
        return $"{plan}\n{string.Join("\n", before)}\n    without rewriting:\n{Tail(expected, same)}\n    with rewriting:\n{Tail(actual, same)}";
    }

    private static string Tail(string[] lines, int from) => string.Join("\n", lines.Skip(from).Take(6).Select(static line => "      " + line));
}
