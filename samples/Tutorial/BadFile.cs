using System.Globalization;
using Microsoft.CodeAnalysis;

namespace Tutorial;

/// <summary>Builds a file that has a mistake in it, and prints what the build says. The files are part of this program (folder <c>Bad</c>).</summary>
internal static class BadFile
{
    /// <summary>Prints the file with line numbers, then the errors and warnings.</summary>
    public static void Build(string name)
    {
        var text = Read(name);
        Print(text);
        foreach (var diagnostic in InMemoryBuild.Errors(OutputKind.DynamicallyLinkedLibrary, (name, text)))
        {
            var severity = diagnostic.Severity == DiagnosticSeverity.Error ? "error" : "warning";
            var message = diagnostic.GetMessage(CultureInfo.InvariantCulture);
            Console.WriteLine($"{name}({InMemoryBuild.Line(diagnostic)}): {severity} {diagnostic.Id}: {message}");
        }
    }

    private static string Read(string name)
    {
        using var stream = typeof(BadFile).Assembly.GetManifestResourceStream(name)
            ?? throw new ArgumentException($"The file '{name}' is not in this program. Put it into the folder 'Bad'.", nameof(name));
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    private static void Print(string text)
    {
        var lines = text.TrimEnd('\n').Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            Console.WriteLine($"{i + 1,3}  {lines[i]}".TrimEnd());
        }

        Console.WriteLine();
    }
}
