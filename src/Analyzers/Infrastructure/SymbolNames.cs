using Microsoft.CodeAnalysis;

namespace Coroutines.Analyzers;

/// <summary>How symbols are recognised and how they are named in messages.</summary>
internal static class SymbolNames
{
    private static readonly SymbolDisplayFormat Full = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces,
        genericsOptions: SymbolDisplayGenericsOptions.None);

    /// <summary>The namespace-qualified name without type parameters: <c>System.Threading.Tasks.Task</c>, also for <c>Task&lt;T&gt;</c>.</summary>
    public static string FullName(this ITypeSymbol? type) => type is null ? "" : type.OriginalDefinition.ToDisplayString(Full);

    /// <summary><c>Thread.Sleep</c>: how a message names a member.</summary>
    public static string InMessage(this ISymbol member) => member.ContainingType is { } type ? $"{type.Name}.{member.Name}" : member.Name;

    /// <summary>How a message names a function, also one without a name.</summary>
    public static string FunctionName(this IMethodSymbol method)
        => method.MethodKind == MethodKind.AnonymousFunction ? "lambda" : method.Name;

    public static bool Is(this ITypeSymbol? type, string space, string name)
        => type is INamedTypeSymbol named && named.Name == name && named.ContainingType is null && IsNamespace(named.ContainingNamespace, space);

    private static bool IsNamespace(INamespaceSymbol? symbol, string name)
    {
        while (symbol is { IsGlobalNamespace: false })
        {
            if (!name.EndsWith(symbol.Name, StringComparison.Ordinal))
            {
                return false;
            }

            var rest = name.Length - symbol.Name.Length;
            if (rest == 0)
            {
                return symbol.ContainingNamespace.IsGlobalNamespace;
            }

            if (name[rest - 1] != '.')
            {
                return false;
            }

            name = name.Substring(0, rest - 1);
            symbol = symbol.ContainingNamespace;
        }

        return false;
    }
}
