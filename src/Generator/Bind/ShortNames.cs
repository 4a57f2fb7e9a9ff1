using System.Runtime.CompilerServices;
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
        "Coroutine", "CoroutineTask", "CoroutineBox", "CoroutineIterator", "ICoroutineIterator", "CoroutinePosition", "FrameOperations", "ICoroutineFrame",
        "AsyncStateMachine", "AsyncStateMachineAttribute", "CompilerGenerated", "CompilerGeneratedAttribute", "MethodImpl", "MethodImplAttribute", "MethodImplOptions", "Unsafe",
    ];

    public static bool AreFree(MethodDeclarationSyntax method, SemanticModel model)
    {
        // Everything but the method's own names is the same for all methods of a type in a file, and looked up once.
        var type = NamesOfType.Around(method, model.Compilation);
        if (!Used.All(name => type.IsFree(name, method, model, static s => s is INamedTypeSymbol && IsOurs(s))))
            return false;

        // A name of ours that the user's file does not see yet would gain a meaning by the import.
        var ours = ImportedBy.GetValue(model.Compilation, static compilation => new(Names(compilation)));
        foreach (var node in method.DescendantNodes())
        {
            if (NameOf(node) is { } declared && Used.Contains(declared))
                return false;
            if (node is SimpleNameSyntax { Identifier.ValueText: var name } && !IsQualified(node) && ours.Contains(name) && !type.Sees(name, method, model, IsOurs))
                return false;
        }

        return true;
    }

    /// <summary>After a dot, a name is looked up in what stands before it, not among what is imported.</summary>
    private static bool IsQualified(SyntaxNode name) => name.Parent switch
    {
        QualifiedNameSyntax qualified => qualified.Right == name,
        AliasQualifiedNameSyntax => true,
        MemberAccessExpressionSyntax access => access.Name == name,
        MemberBindingExpressionSyntax => true,
        _ => false,
    };

    /// <summary>The name that a node inside a method declares.</summary>
    private static string? NameOf(SyntaxNode node) => node switch
    {
        ParameterSyntax parameter => parameter.Identifier.ValueText,
        TypeParameterSyntax parameter => parameter.Identifier.ValueText,
        VariableDeclaratorSyntax variable => variable.Identifier.ValueText,
        SingleVariableDesignationSyntax variable => variable.Identifier.ValueText,
        ForEachStatementSyntax loop => loop.Identifier.ValueText,
        CatchDeclarationSyntax handler => handler.Identifier.ValueText,
        LocalFunctionStatementSyntax function => function.Identifier.ValueText,
        FromClauseSyntax range => range.Identifier.ValueText,
        LetClauseSyntax range => range.Identifier.ValueText,
        JoinClauseSyntax range => range.Identifier.ValueText,
        _ => null,
    };

    /// <summary>Leaves out our namespaces in a type's text, where the bare name means nothing else.</summary>
    public static string Shorten(string type, SemanticModel model, int position) => Qualified.Replace(type, match =>
    {
        var name = match.Groups[1].Value;
        return model.LookupNamespacesAndTypes(position, name: name).Any(s => !IsOurs(s)) ? match.Value : name;
    });

    private static readonly ConditionalWeakTable<Compilation, HashSet<string>> ImportedBy = new();

    private static IEnumerable<string> Names(Compilation compilation)
    {
        foreach (var space in Namespaces)
        {
            INamespaceSymbol? at = compilation.GlobalNamespace;
            foreach (var part in space.Split('.'))
                at = at?.GetNamespaceMembers().FirstOrDefault(n => n.Name == part);
            foreach (var type in at?.GetTypeMembers() ?? [])
            {
                yield return type.Name;
                if (type.Name.EndsWith("Attribute", StringComparison.Ordinal))
                    yield return type.Name.Substring(0, type.Name.Length - 9);
            }
        }
    }

    private static readonly Regex Qualified = new(@"(?<![\w.:])(?:global::)?(?:Coroutines|System\.Runtime)\.CompilerServices\.(\w+)");

    private static bool IsOurs(ISymbol symbol) => Namespaces.Contains(symbol.ContainingNamespace?.ToDisplayString());
}
