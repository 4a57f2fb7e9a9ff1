using System.Text;

namespace Runtime.Tests.Parity;

/// <summary>Writes <c>docs/asyncio-parity.md</c> from the behaviours and our tests.</summary>
internal static class ParityPage
{
    public static string Write()
    {
        var text = new StringBuilder();
        text.Append("""
            # What asyncio does, and what we do

            Every behaviour that CPython's own tests of asyncio (3.13) show, with what this library does. This page is made from the tests: each row marked *same* or
            *different* names the tests that show it, and a test fails if one has none. No code of CPython is in here; the tests are written anew.

            - **same**: it behaves as in asyncio.
            - **different**: it does not, on purpose; the rule of [what the loop promises](semantics.md), or the reason, stands there.
            - **not applicable**: Python's language or CPython's implementation is what is tested; the reason stands there.


            """);
        Summarize(text);
        foreach (var area in Behaviour.All.GroupBy(b => b.Area))
        {
            text.Append($"\n## {area.Key}\n\n| behaviour | verdict | here | CPython's tests |\n|---|---|---|---|\n");
            foreach (var behaviour in area)
            {
                text.Append($"| {behaviour.Text} | {behaviour.Verdict} | {Here(behaviour)} | {string.Join(", ", behaviour.Python.Select(p => $"`{p}`"))} |\n");
            }
        }

        return text.ToString().ReplaceLineEndings("\n");
    }

    private static void Summarize(StringBuilder text)
    {
        text.Append($"| area | {string.Join(" | ", Behaviour.Verdicts)} |\n|---|{string.Concat(Enumerable.Repeat("--:|", Behaviour.Verdicts.Count))}\n");
        foreach (var area in Behaviour.All.GroupBy(b => b.Area))
        {
            text.Append($"| [{area.Key}](#{area.Key}) | {Counts(area)} |\n");
        }

        text.Append($"| all {Behaviour.All.Count} | {Counts(Behaviour.All)} |\n");
    }

    private static string Counts(IEnumerable<Behaviour> behaviours) =>
        string.Join(" | ", Behaviour.Verdicts.Select(verdict => behaviours.Count(b => b.Verdict == verdict)));

    private static string Here(Behaviour behaviour)
    {
        var tests = Behaviour.Tests[behaviour.Id].Select(test => $"`{test.DeclaringType!.Name}.{test.Name}`");
        return string.Join("<br>", tests.Prepend(behaviour.Why.Replace("|", "\\|")));
    }
}
