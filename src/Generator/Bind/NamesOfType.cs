using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Coroutines.Generator.Bind;

/// <summary>
/// What names mean inside one declaration of a type, outside its methods. Each is looked up once for all methods, and again only after a
/// declaration has changed somewhere: in a compilation that is new a lookup walks through all imported namespaces.
/// </summary>
internal sealed class NamesOfType
{
    private const int Limit = 4000;
    private static readonly ConcurrentDictionary<(ulong Declarations, string File, string Path), NamesOfType> Known = new();

    private readonly HashSet<string> _parameters;
    private readonly ConcurrentDictionary<string, bool> _free = new();
    private readonly ConcurrentDictionary<string, bool> _seen = new();

    private NamesOfType(SyntaxNode type) =>
        _parameters = [.. type.AncestorsAndSelf().OfType<TypeDeclarationSyntax>().SelectMany(t => t.ParameterList?.Parameters ?? default).Select(p => p.Identifier.ValueText)];

    /// <summary>The names in the declaration around a method.</summary>
    public static NamesOfType Around(MethodDeclarationSyntax method, Compilation compilation)
    {
        if (Known.Count > Limit)
            Known.Clear();
        var type = method.Parent ?? method;
        return Known.GetOrAdd((Declarations.Fingerprint(compilation), method.SyntaxTree.FilePath, Path(type)), _ => new(type));
    }

    /// <summary>Does the name mean nothing, or only what is allowed?</summary>
    public bool IsFree(string name, MethodDeclarationSyntax method, SemanticModel model, Func<ISymbol, bool> isAllowed) =>
        !_parameters.Contains(name) && _free.GetOrAdd(name, n => model.LookupSymbols(Position(method), name: n).All(isAllowed));

    /// <summary>Does the name mean such a type or namespace?</summary>
    public bool Sees(string name, MethodDeclarationSyntax method, SemanticModel model, Func<ISymbol, bool> isMeant) =>
        _seen.GetOrAdd(name, n => model.LookupNamespacesAndTypes(Position(method), name: n).Any(isMeant));

    private static int Position(MethodDeclarationSyntax method) => method.Parent is TypeDeclarationSyntax type ? type.OpenBraceToken.Span.End : method.SpanStart;

    /// <summary>Where the declaration stands among the others of its file; edits of bodies do not change it.</summary>
    private static string Path(SyntaxNode type)
    {
        var path = "";
        for (var node = type; node.Parent is { } parent; node = parent)
        {
            var before = 0;
            foreach (var sibling in parent.ChildNodes())
            {
                if (sibling == node)
                    break;
                before++;
            }

            path += "." + before.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        return path;
    }
}
