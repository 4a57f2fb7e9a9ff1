using Microsoft.CodeAnalysis;

namespace BlockingCatalog;

/// <summary>Writes and checks the catalog that the analyzers embed: one file per rule, one overload per line.</summary>
internal static class CatalogFiles
{
    private static readonly Dictionary<string, (string File, string Title)> Files = new()
    {
        ["CORO2003"] = ("waits", "waits for another thread"),
        ["CORO2006"] = ("collections", "takes from a collection that another thread fills"),
        ["CORO2010"] = ("http", "waits for a web server"),
        ["CORO2011"] = ("sockets", "waits for another machine or process"),
        ["CORO2012"] = ("names", "waits for a name server, an echo, a mail server"),
        ["CORO2020"] = ("files", "reads or writes whole files"),
        ["CORO2021"] = ("metadata", "asks or changes the file system"),
        ["CORO2022"] = ("streams", "reads or writes a stream"),
        ["CORO2024"] = ("openings", "opens a file or a connection"),
        ["CORO2030"] = ("processes", "waits for a process"),
        ["CORO2031"] = ("console", "waits for somebody at the keyboard"),
        ["CORO2040"] = ("databases", "waits for a database, through ADO.NET"),
        ["CORO2041"] = ("libraries", "waits inside a library: drivers, mappers, clients"),
        ["CORO2050"] = ("parallel", "waits for a parallel loop or query"),
        ["-"] = ("silent", "overrides a member of another line, and does not wait"),
    };

    public static int Generate()
    {
        var (made, problems) = Make();
        foreach (var (rule, text) in made)
        {
            File.WriteAllText(PathOf(rule), text);
            Console.WriteLine($"{Path.GetFileName(PathOf(rule))}: {text.Count(c => c == '\n') - 1}");
        }

        return Report(problems);
    }

    public static int Check()
    {
        var (made, problems) = Make();
        foreach (var (rule, text) in made)
        {
            if (!File.Exists(PathOf(rule)) || File.ReadAllText(PathOf(rule)) != text)
            {
                problems.Add($"{PathOf(rule)} is not what 'generate' makes");
            }
        }

        return Report(problems);
    }

    private static string PathOf(string rule) => Path.Combine(Repository.Catalog, Files[rule].File + ".tsv");

    private static (SortedDictionary<string, string> Files, List<string> Problems) Make()
    {
        var problems = new List<string>();
        var lines = new List<(string Rule, string Line)>();
        var silent = new List<(IMethodSymbol Method, string Id)>();
        var reported = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        var curation = new Curation();
        foreach (var evidence in Evidence.ReadAll())
        {
            var decision = curation.About(evidence);
            if (decision is null && evidence.Tier is "A" or "B" or "C")
            {
                problems.Add($"nobody has looked at {evidence.Id}");
            }

            if (References.Find(evidence) is not { } method)
            {
                problems.Add($"vanished: {evidence.Id}");
                continue;
            }

            var id = method.GetDocumentationCommentId()!;
            if (decision is { Rule: { } rule, HasOwnRule: false })
            {
                reported.Add(method);
                lines.Add((rule, $"{id}\t{rule}\t{FormOf(decision, method, problems)}\t{decision.Text}"));
            }
            else if (decision?.HasOwnRule != true)
            {
                silent.Add((method, id));
            }
        }

        foreach (var columns in Repository.ReadData("additions.tsv"))
        {
            lines.Add((columns[1], string.Join('\t', columns)));
        }

        lines.AddRange(silent.Where(s => Overridden(s.Method).Any(reported.Contains)).Select(s => ("-", $"{s.Id}\t-\t\t")));
        lines.AddRange(Libraries.Lines());
        problems.AddRange(curation.Unused.Select(line => "decides about nothing: " + line));
        var files = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var rule in lines.GroupBy(line => line.Rule))
        {
            var header = $"# What {Files[rule.Key].Title}. Made by tools/BlockingCatalog; columns: documentation id, rule, awaitable form with the same arguments (empty: none), what is waited for.";
            files[rule.Key] = string.Join('\n', rule.Select(r => r.Line).Distinct().Order(StringComparer.Ordinal).Prepend(header)) + "\n";
        }

        return (files, problems);
    }

    private static IEnumerable<ISymbol> Overridden(IMethodSymbol method)
    {
        for (var overridden = method.OverriddenMethod; overridden is not null; overridden = overridden.OverriddenMethod)
        {
            yield return overridden.OriginalDefinition;
        }
    }

    /// <summary>The awaitable form, if the type or one that it derives from has it.</summary>
    private static string FormOf(Decision decision, IMethodSymbol method, List<string> problems)
    {
        for (ITypeSymbol? type = method.ContainingType; type is not null && decision.Form.Length > 0; type = type.BaseType)
        {
            if (!type.GetMembers(decision.Form).IsEmpty)
            {
                return decision.Form;
            }
        }

        if (decision.Form.Length > 0)
        {
            problems.Add($"{method.GetDocumentationCommentId()} has no {decision.Form}");
        }

        return "";
    }

    private static int Report(List<string> problems)
    {
        problems.ForEach(Console.WriteLine);
        Console.WriteLine($"{problems.Count} problems");
        return problems.Count == 0 ? 0 : 1;
    }
}
