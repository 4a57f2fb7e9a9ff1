using System.Runtime.CompilerServices;

namespace BlockingCatalog;

/// <summary>Where things are.</summary>
internal static class Repository
{
    public static string Root { get; } = Path.GetFullPath(Path.Combine(Here(), "../.."));

    public static string Catalog => Path.Combine(Root, "src/Analyzers/Catalog");

    public static string Corpus => Path.Combine(Root, "tests/Analyzers.Tests/Corpus");

    /// <summary>The lines of a file of <c>Data</c> that are not comments, in columns.</summary>
    public static IEnumerable<string[]> ReadData(string name)
        => File.ReadLines(Path.Combine(Here(), "Data", name)).Where(line => line.Length > 0 && line[0] != '#').Select(line => line.Split('\t'));

    private static string Here([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
