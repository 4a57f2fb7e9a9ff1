using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Coroutines.Bench.FixerErrors;

/// <summary>The compiler's errors in a program.</summary>
internal sealed class Errors
{
    private readonly IReadOnlyList<Diagnostic> all;

    private Errors(IReadOnlyList<Diagnostic> all) => this.all = all;

    public int Count => all.Count;

    /// <summary>What must not live across an await is only found in a program without other errors, when code is made.</summary>
    public static Errors Of(Compilation compilation)
    {
        var found = Among(compilation.GetDiagnostics());
        return new(found.Count > 0 ? found : Among(compilation.Emit(Stream.Null).Diagnostics));
    }

    /// <summary>True where the member that is reported has no error, so that it means what it seems to.</summary>
    public bool IsSound(Diagnostic reported)
        => reported.Location.SourceTree is { } tree
            && tree.GetRoot().FindNode(reported.Location.SourceSpan).AncestorsAndSelf().OfType<MemberDeclarationSyntax>().FirstOrDefault() is { } member
            && !all.Any(error => error.Location.SourceTree == tree && member.Span.Contains(error.Location.SourceSpan));

    /// <summary>The errors that were not there before. One in a copied body is new, too.</summary>
    public List<string> Beyond(Errors before)
    {
        var known = before.all.GroupBy(Text).ToDictionary(same => same.Key, same => same.Count());
        return [.. all.GroupBy(Text).SelectMany(same => same.Skip(known.GetValueOrDefault(same.Key))).Select(Line)];
    }

    private static List<Diagnostic> Among(IEnumerable<Diagnostic> diagnostics) => [.. diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error)];

    private static string Text(Diagnostic error) => $"{error.Location.SourceTree?.FilePath}: {error.Id} {error.GetMessage()}";

    private static string Line(Diagnostic error)
    {
        var line = error.Location.GetLineSpan().StartLinePosition.Line;
        return $"{Path.GetFileName(error.Location.SourceTree?.FilePath)}({line + 1}): {error.Id} {error.GetMessage()}\n        {error.Location.SourceTree?.GetText().Lines[line].ToString().Trim()}";
    }
}
