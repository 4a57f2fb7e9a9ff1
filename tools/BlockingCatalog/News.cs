using Microsoft.CodeAnalysis;

namespace BlockingCatalog;

/// <summary>Lists what a newer framework has and the evidence does not: members with an awaitable form beside them.</summary>
internal static class News
{
    public static int List()
    {
        var known = Evidence.ReadAll().Select(e => e.Id).Concat(Repository.ReadData("additions.tsv").Select(c => c[0])).ToHashSet();
        var found = 0;
        foreach (var type in Types(References.Compilation.GlobalNamespace))
        {
            foreach (var method in type.GetMembers().OfType<IMethodSymbol>().Where(m => m.DeclaredAccessibility == Accessibility.Public && m.MethodKind == MethodKind.Ordinary))
            {
                if (!method.Name.EndsWith("Async", StringComparison.Ordinal) && !type.GetMembers(method.Name + "Async").IsEmpty && !known.Contains(method.GetDocumentationCommentId()!))
                {
                    Console.WriteLine(method.GetDocumentationCommentId());
                    found++;
                }
            }
        }

        Console.WriteLine($"{found} members with an awaitable form are not in the evidence");
        return 0;
    }

    private static IEnumerable<INamedTypeSymbol> Types(INamespaceOrTypeSymbol container)
    {
        foreach (var member in container.GetMembers().OfType<INamespaceOrTypeSymbol>())
        {
            if (member is INamedTypeSymbol { DeclaredAccessibility: Accessibility.Public } type)
            {
                yield return type;
            }

            foreach (var nested in Types(member))
            {
                yield return nested;
            }
        }
    }
}
