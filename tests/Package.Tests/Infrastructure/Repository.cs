namespace Package.Tests.Infrastructure;

/// <summary>Where the sources are.</summary>
internal static class Repository
{
    private static readonly string[] NotSource = ["bin", "obj", ".git", "artifacts", "TestResults"];

    /// <summary>The folder that holds <c>Coroutines.sln</c>.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The folder of one of the programs that the tests build.</summary>
    public static string Program(string name) => Path.Combine(Root, "tests", "Package.Tests", "Programs", name);

    /// <summary>Copies a folder of sources, without what builds have left in it.</summary>
    public static void CopySources(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.EnumerateFiles(from))
        {
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        }

        foreach (var folder in Directory.EnumerateDirectories(from).Where(folder => !NotSource.Contains(Path.GetFileName(folder))))
        {
            CopySources(folder, Path.Combine(to, Path.GetFileName(folder)));
        }
    }

    private static string FindRoot()
    {
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (File.Exists(Path.Combine(folder, "Coroutines.sln")))
            {
                return folder;
            }
        }

        throw new InvalidOperationException($"No folder above {AppContext.BaseDirectory} holds Coroutines.sln: the package tests need the sources.");
    }
}
