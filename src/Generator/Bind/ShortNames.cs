using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Coroutines.Generator.Bind;

/// <summary>
/// May a generated file import our namespaces and use short names? Only if none of those names means something else to the user,
/// and no name of the user's body would gain a second meaning.
/// </summary>
internal static class ShortNames
{
    public static readonly string[] Namespaces = ["Coroutines", "Coroutines.CompilerServices", "System.Runtime.CompilerServices"];

    private static readonly string[] Used =
    [
        "Coroutine", "CoroutineTask", "CoroutineBox", "CoroutinePosition", "FrameOperations", "ICoroutineFrame",
        "AsyncStateMachine", "AsyncStateMachineAttribute", "CompilerGenerated", "CompilerGeneratedAttribute", "MethodImpl", "MethodImplAttribute", "MethodImplOptions", "Unsafe",
    ];

    public static bool AreFree(MethodDeclarationSyntax method, SemanticModel model)
    {
        var position = method.Body?.SpanStart ?? method.ExpressionBody!.SpanStart;
        foreach (var name in Used)
        {
            if (model.LookupNamespacesAndTypes(position, name: name).Any(s => !IsOurs(s)))
                return false;
        }

        var compilation = model.Compilation;
        var identifiers = method.SyntaxTree.GetRoot().DescendantNodes().OfType<SimpleNameSyntax>().Where(n => method.Span.Contains(n.Span)).Select(n => n.Identifier.ValueText).Distinct();
        foreach (var identifier in identifiers)
        {
            foreach (var space in Namespaces)
            {
                var isAdded = compilation.GetTypeByMetadataName($"{space}.{identifier}") ?? compilation.GetTypeByMetadataName($"{space}.{identifier}`1") ?? compilation.GetTypeByMetadataName($"{space}.{identifier}Attribute");
                if (isAdded is not null && !model.LookupNamespacesAndTypes(position, name: isAdded.Name).Contains(isAdded, SymbolEqualityComparer.Default))
                    return false;
            }
        }

        return true;
    }

    /// <summary>Leaves out our namespaces in a type's text, where the bare name means nothing else.</summary>
    public static string Shorten(string type, SemanticModel model, int position) => Qualified.Replace(type, match =>
    {
        var name = match.Groups[1].Value;
        return model.LookupNamespacesAndTypes(position, name: name).Any(s => !IsOurs(s)) ? match.Value : name;
    });

    private static readonly Regex Qualified = new(@"(?<![\w.])(?:Coroutines|System\.Runtime)\.CompilerServices\.(\w+)");

    private static bool IsOurs(ISymbol symbol) => Namespaces.Contains(symbol.ContainingNamespace?.ToDisplayString());
}
