using Microsoft.CodeAnalysis;

namespace Conformance.Tests.Harness;

/// <summary>A program did not compile; the message has the errors, each with its line of code.</summary>
internal sealed class CompilationFailedException(string what, IEnumerable<Diagnostic> diagnostics)
    : Exception($"{what}\n{string.Join("\n", diagnostics.Take(12).Select(Describe))}")
{
    private static string Describe(Diagnostic diagnostic)
    {
        if (diagnostic.Location.SourceTree is not { } tree)
            return diagnostic.ToString();
        var line = tree.GetText().Lines[diagnostic.Location.GetLineSpan().StartLinePosition.Line];
        return $"{Path.GetFileName(tree.FilePath)}({line.LineNumber + 1}): {diagnostic.Id} {diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture)}\n    >> {line.ToString().Trim()}";
    }
}
