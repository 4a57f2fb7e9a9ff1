using Microsoft.CodeAnalysis;

namespace BlockingCatalog;

/// <summary>What can be awaited or enumerated with <c>await foreach</c>.</summary>
internal static class Awaitables
{
    public static bool CanBeAwaited(IMethodSymbol method)
        => method.ReturnType.Name is "Task" or "ValueTask" or "IAsyncEnumerable" || method.ReturnType.GetMembers("GetAwaiter").Length > 0;

    /// <summary>The methods of public types that have an awaitable form of the same name beside them, and its name.</summary>
    public static IEnumerable<(IMethodSymbol Method, string Form)> WithForms(INamespaceOrTypeSymbol container)
    {
        foreach (var type in Types(container))
        {
            foreach (var method in type.GetMembers().OfType<IMethodSymbol>().Where(m => m is { DeclaredAccessibility: Accessibility.Public, MethodKind: MethodKind.Ordinary }))
            {
                var form = method.Name + "Async";
                if (!method.Name.EndsWith("Async", StringComparison.Ordinal) && !CanBeAwaited(method) && type.GetMembers(form).OfType<IMethodSymbol>().Any(CanBeAwaited))
                {
                    yield return (method, form);
                }
            }
        }
    }

    /// <summary>The public types of a namespace or type, and those in them.</summary>
    public static IEnumerable<INamedTypeSymbol> Types(INamespaceOrTypeSymbol container)
    {
        foreach (var member in container.GetMembers().OfType<INamespaceOrTypeSymbol>())
        {
            if (member is INamedTypeSymbol { DeclaredAccessibility: not Accessibility.Public })
            {
                continue;
            }

            if (member is INamedTypeSymbol type)
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
