using Coroutines.Generator.Bind;
using Coroutines.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Coroutines.Generator.Lower;

/// <summary>
/// A public coroutine that is not rewritten has a companion all the same, which calls the user's method: otherwise an edit inside a
/// body could take away what other assemblies were compiled against.
/// </summary>
internal static class Forwarders
{
    public static ForwarderModel? Of(MethodDeclarationSyntax method, SemanticModel model, CancellationToken cancellation)
    {
        if (model.GetDeclaredSymbol(method, cancellation) is not { } implementation)
            return null;
        var symbol = CoroutineSymbols.Declared(implementation);
        if (!CoroutineShape.IsVisibleOutside(symbol) || Dispatch.IsNeeded(symbol) || CoroutineShape.WhyNotReachable(symbol, cancellation) is not null || (symbol.ContainingType.TypeKind == TypeKind.Interface && CoroutineShape.WhyNotInInterface(symbol) is not null))
            return null;
        var self = symbol.IsStatic ? null : $"{TypeNames.Of(symbol.ContainingType).TrimEnd('?')} self";
        var parameters = symbol.Parameters.Select(p => Signatures.Declaration(p, TypeNames.Of));
        var types = TypeNames.TypeParameters(symbol.TypeParameters);
        var name = TypeNames.Identifier(symbol.Name);
        var target = symbol.IsStatic ? TypeNames.Of(symbol.ContainingType).TrimEnd('?') : "self";
        var declaration = $"public static {TypeNames.Of(symbol.ReturnType)} {name}{types}({string.Join(", ", (self is null ? [] : new[] { self }).Concat(parameters))}){TypeNames.Constraints(symbol.TypeParameters)} => {target}.{name}{types}({string.Join(", ", symbol.Parameters.Select(p => TypeNames.Identifier(p.Name)))});";
        var companionClass = CoroutineShape.CompanionClass(symbol);
        var summary = new MethodSummary(CoroutineSymbols.Key(symbol), TypeShells.FileName(symbol, CoroutineShape.FrameName(symbol)), CoroutineShape.CompanionGroup(symbol), 0, true, default) { IsForwarder = true };
        return new(summary, TypeShells.Of(method, symbol, hasShortNames: false), companionClass, declaration);
    }
}
