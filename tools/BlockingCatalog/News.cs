using Microsoft.CodeAnalysis;

namespace BlockingCatalog;

/// <summary>
/// Lists what a newer framework or library has and nobody has looked at: members with an awaitable form beside them, and
/// overloads of members that are reported.
/// </summary>
internal static class News
{
    public static int List(TextWriter output)
    {
        var evidence = Evidence.ReadAll();
        var additions = Repository.ReadData("additions.tsv").Select(columns => columns[0]).ToList();
        var known = evidence.Select(e => e.Id).Concat(additions).ToHashSet();
        var overloads = Repository.ReadData("overloads.tsv").Select(columns => new MemberPattern(columns[0], columns[1], columns[2])).ToList();
        return Print(output, Of(References.Compilation.GlobalNamespace, id => known.Contains(id) || known.Contains(WithoutParameters(id) + "(*)") || overloads.Exists(pattern => pattern.Fits(id)),
            ReportedOf(evidence).Concat(additions.Select(WithoutParameters)).ToHashSet()).Select(method => method.GetDocumentationCommentId()!));
    }

    /// <summary>The same for the libraries, as lines for <c>Data/libraries.tsv</c>.</summary>
    public static int ListLibraries(TextWriter output)
    {
        var known = Repository.ReadData("libraries.tsv").Select(columns => columns[0]).ToHashSet();
        return Print(output, Packages.Symbols.SelectMany(assembly => Awaitables.WithForms(assembly.GlobalNamespace)
            .Where(found => !known.Contains(found.Method.GetDocumentationCommentId()!))
            .Select(found => $"{found.Method.GetDocumentationCommentId()}\t{assembly.Name}\tmethod\t{found.Form}")));
    }

    /// <param name="framework">Where to look.</param>
    /// <param name="isKnown">True for a documentation id that somebody has looked at.</param>
    /// <param name="reported">Members that block, without their parameters: <c>M:System.IO.File.ReadAllText</c>.</param>
    public static IEnumerable<IMethodSymbol> Of(INamespaceSymbol framework, Predicate<string> isKnown, IReadOnlySet<string> reported)
        => Awaitables.WithForms(framework).Select(found => found.Method)
            .Concat(Awaitables.Types(framework).SelectMany(type => type.GetMembers().OfType<IMethodSymbol>())
                .Where(method => method is { DeclaredAccessibility: Accessibility.Public, MethodKind: MethodKind.Ordinary or MethodKind.Constructor, Parameters.IsEmpty: false }
                    && reported.Contains(WithoutParameters(method.GetDocumentationCommentId()!))))
            .Where(method => !isKnown(method.GetDocumentationCommentId()!))
            .Distinct<IMethodSymbol>(SymbolEqualityComparer.Default);

    private static HashSet<string> ReportedOf(IEnumerable<Evidence> evidence)
    {
        var curation = new Curation();
        return [.. evidence.Where(e => curation.About(e) is { Rule: not null }).Select(e => WithoutParameters(e.Id))];
    }

    private static string WithoutParameters(string id) => id.IndexOf('(') is >= 0 and var end ? id[..end] : id;

    private static int Print(TextWriter output, IEnumerable<string> news)
    {
        var lines = news.Order(StringComparer.Ordinal).ToList();
        lines.ForEach(output.WriteLine);
        output.WriteLine($"{lines.Count} members that nobody has looked at");
        return 0;
    }
}
