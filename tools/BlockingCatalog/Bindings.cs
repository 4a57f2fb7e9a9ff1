using Microsoft.CodeAnalysis;

namespace BlockingCatalog;

/// <summary>Compares what the catalog says about libraries with the libraries: each line has to mean something in them.</summary>
internal static class Bindings
{
    public static int Check()
    {
        var lines = Libraries.Lines().Select(line => line.Line.Split('\t')).ToList();
        var problems = lines.Select(columns => ProblemOf(columns[0], columns[2], Packages.Compilation)).OfType<string>().Distinct().ToList();
        problems.ForEach(Console.WriteLine);
        Console.WriteLine($"{lines.Select(columns => columns[0]).Distinct().Count()} lines about libraries, {problems.Count} problems");
        return problems.Count == 0 ? 0 : 1;
    }

    /// <summary>What is wrong with a line <c>M:Type.Member(*)</c> and its awaitable form; null when nothing is.</summary>
    public static string? ProblemOf(string id, string form, Compilation libraries)
    {
        var (typeName, member, _) = new Evidence(id, "", "method", "").Parts();
        if (DocumentationCommentId.GetFirstSymbolForDeclarationId("T:" + typeName, libraries) is not INamedTypeSymbol type)
        {
            return $"no type: {id}";
        }

        if (!Members(type, member).Any())
        {
            return $"no member: {id}";
        }

        return form.Length > 0 && !Members(type, form).Any(Awaitables.CanBeAwaited) ? $"no awaitable {form}: {id}" : null;
    }

    /// <summary>The methods of that name that a variable of the type has.</summary>
    private static IEnumerable<IMethodSymbol> Members(INamedTypeSymbol type, string name)
    {
        for (INamedTypeSymbol? current = type; current is not null; current = current.BaseType)
        {
            foreach (var method in current.GetMembers(name).Concat(type.TypeKind == TypeKind.Interface ? type.AllInterfaces.SelectMany(i => i.GetMembers(name)) : []).OfType<IMethodSymbol>())
            {
                yield return method;
            }
        }
    }
}
