using System.Runtime.CompilerServices;

namespace Generator.Tests.Harness;

/// <summary>
/// Compares text with a file beside the test, by Verify's conventions: <c>Class.Test.verified.cs</c> is what was looked at and found
/// good, <c>Class.Test.received.cs</c> is written where the text differs. Rename the one to the other to accept it.
/// </summary>
internal static class Snapshot
{
    public static void Verify(string text, [CallerFilePath] string file = "", [CallerMemberName] string test = "")
    {
        var name = Path.Combine(Path.GetDirectoryName(file)!, $"{Path.GetFileNameWithoutExtension(file)}.{test}");
        var verified = $"{name}.verified.cs";
        var received = $"{name}.received.cs";
        var expected = File.Exists(verified) ? File.ReadAllText(verified).ReplaceLineEndings("\n") : "";
        if (expected == text)
        {
            File.Delete(received);
            return;
        }

        File.WriteAllText(received, text);
        Assert.Fail($"The text differs from {Path.GetFileName(verified)}; it was written to {received}. {FirstDifference(expected, text)}");
    }

    private static string FirstDifference(string expected, string actual)
    {
        var before = expected.Split('\n');
        var after = actual.Split('\n');
        var line = 0;
        while (line < before.Length && line < after.Length && before[line] == after[line])
            line++;
        return $"First difference in line {line + 1}:\n- {before.ElementAtOrDefault(line)}\n+ {after.ElementAtOrDefault(line)}";
    }
}
