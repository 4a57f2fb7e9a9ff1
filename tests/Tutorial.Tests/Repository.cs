using System.Runtime.CompilerServices;

namespace Tutorial.Tests;

/// <summary>Files of this repository.</summary>
internal static class Repository
{
    /// <summary>What the SDK's implicit usings bring to a console program, as far as the samples need it.</summary>
    public const string ImplicitUsings = "global using System; global using System.Net.Http;";

    /// <summary>The text of a file, by its path in the repository.</summary>
    public static string Read(string path) => File.ReadAllText(Path.Combine(Root(), path)).ReplaceLineEndings("\n");

    private static string Root([CallerFilePath] string thisFile = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(thisFile)!, "..", ".."));
}
