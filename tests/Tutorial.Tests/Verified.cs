using System.Runtime.CompilerServices;

namespace Tutorial.Tests;

/// <summary>
/// Compares a text with the file <c>name.verified.txt</c> beside the test. Where they differ, the text is written to
/// <c>name.received.txt</c>: look at it, and rename it if it is right. (The file conventions of the library Verify.)
/// </summary>
internal static class Verified
{
    public static void Check(string name, string received, [CallerFilePath] string testFile = "")
    {
        var path = Path.Combine(Path.GetDirectoryName(testFile)!, name);
        var (verifiedPath, receivedPath) = ($"{path}.verified.txt", $"{path}.received.txt");
        received = received.ReplaceLineEndings("\n");
        var verified = File.Exists(verifiedPath) ? File.ReadAllText(verifiedPath).ReplaceLineEndings("\n") : null;
        if (verified is not null && Same(received, verified))
        {
            File.Delete(receivedPath);
            return;
        }

        File.WriteAllText(receivedPath, received);
        Assert.Fail(verified is null
            ? $"There is no {verifiedPath} yet. If {receivedPath} is right, rename it."
            : $"{verifiedPath} differs from what was received. If {receivedPath} is right, rename it.\n--- verified\n{verified}\n--- received\n{received}");
    }

    private static bool Same(string received, string verified) =>
        Places.AreKnown ? received == verified : received == Places.Without(verified);

    /// <summary>The names for which there is a verified file in the folder, which is beside the test.</summary>
    public static IEnumerable<string> Names(string folder, [CallerFilePath] string testFile = "")
    {
        const string Suffix = ".verified.txt";
        return Directory.EnumerateFiles(Path.Combine(Path.GetDirectoryName(testFile)!, folder), $"*{Suffix}")
            .Select(path => Path.GetFileName(path)[..^Suffix.Length]);
    }
}
