using Coroutines.Generator.Bind;
using Coroutines.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Coroutines.Generator.Lower;

/// <summary>Coroutines without a body: abstract methods and methods of interfaces.</summary>
internal static class Bodiless
{
    public static BodilessModel? Of(MethodDeclarationSyntax method, SemanticModel model, CancellationToken cancellation)
    {
        if (model.GetDeclaredSymbol(method, cancellation) is not { IsAbstract: true, IsStatic: false } symbol || CoroutineShape.WhyNoDispatch(symbol, cancellation) is not null)
            return null;
        string TypeName(ITypeSymbol type) => TypeNames.Of(type);
        var dispatch = Dispatch.Of(symbol, TypeName, p => Signatures.Declaration(p, TypeName));
        var shell = TypeShells.Of(method, symbol, hasShortNames: false);
        return dispatch is null ? null : new(CoroutineSymbols.Key(symbol), TypeShells.FileName(symbol, CoroutineShape.FrameName(symbol)), shell, dispatch, symbol.ContainingType.TypeKind == TypeKind.Interface);
    }
}
