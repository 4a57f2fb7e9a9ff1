using Coroutines.Generator.Bind;
using Coroutines.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Coroutines.Generator.Lower;

/// <summary>Virtual and interface coroutines without a frame of their own: those without a body, and those that are left to the compiler. Others override them.</summary>
internal static class Bodiless
{
    public static BodilessModel? Of(MethodDeclarationSyntax method, SemanticModel model, CancellationToken cancellation)
    {
        if (model.GetDeclaredSymbol(method, cancellation) is not { } symbol || !Dispatch.IsNeeded(symbol) || CoroutineShape.WhyNotRedirected(symbol, cancellation) is not null)
            return null;
        string TypeName(ITypeSymbol type) => TypeNames.Of(type);
        var dispatch = Dispatch.Of(symbol, hasFrame: false, TypeName, p => Signatures.Declaration(p, TypeName));
        var shell = TypeShells.Of(method, symbol, hasShortNames: false);
        return dispatch is null ? null : new(CoroutineSymbols.Key(symbol), TypeShells.FileName(symbol, CoroutineShape.FrameName(symbol)), shell, dispatch);
    }
}
