using Microsoft.CodeAnalysis;

namespace Generator.Tests.Harness;

/// <summary>What every test program is compiled against: the framework this test runs on, and the runtime.</summary>
internal static class References
{
    public static IReadOnlyList<MetadataReference> All { get; } = Load();

    private static List<MetadataReference> Load()
    {
        var framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        var trusted = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);
        return [.. trusted
            .Where(path => Path.GetDirectoryName(path) == framework)
            .Append(typeof(Coroutines.Coroutine).Assembly.Location)
            .Select(path => MetadataReference.CreateFromFile(path))];
    }
}
