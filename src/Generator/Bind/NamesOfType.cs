using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Coroutines.Generator.Bind;

/// <summary>What names mean inside one declaration of a type, outside its methods; each is looked up once for all of them.</summary>
internal sealed class NamesOfType(SyntaxNode type)
{
    private readonly int _position = type is TypeDeclarationSyntax declaration ? declaration.OpenBraceToken.Span.End : type.SpanStart;
    private readonly HashSet<string> _parameters = [.. type.AncestorsAndSelf().OfType<TypeDeclarationSyntax>().SelectMany(t => t.ParameterList?.Parameters ?? default).Select(p => p.Identifier.ValueText)];
    private readonly ConcurrentDictionary<string, bool> _free = new();
    private readonly ConcurrentDictionary<string, bool> _seen = new();

    /// <summary>Does the name mean nothing, or only what is allowed?</summary>
    public bool IsFree(string name, SemanticModel model, Func<ISymbol, bool> isAllowed) =>
        !_parameters.Contains(name) && _free.GetOrAdd(name, n => model.LookupSymbols(_position, name: n).All(isAllowed));

    /// <summary>Does the name mean such a type or namespace?</summary>
    public bool Sees(string name, SemanticModel model, Func<ISymbol, bool> isMeant) =>
        _seen.GetOrAdd(name, n => model.LookupNamespacesAndTypes(_position, name: n).Any(isMeant));
}
