using Coroutines.Generator.Bind;
using Coroutines.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Coroutines.Generator.Lower;

/// <summary>
/// What a nested type cannot say goes over a private bridge in the containing type: <c>base.M()</c>, and parameters of a primary constructor.
/// </summary>
internal sealed partial class Renderer
{
    /// <summary>Before: <c>fetch(page)</c>, a primary constructor's parameter. After: <c>self.fetchOfDownloadAll(page)</c>, a property.</summary>
    private string PrimaryParameter(IParameterSymbol parameter, SyntaxNode at)
    {
        if (!context.MethodSymbol.ContainingType.IsReferenceType || context.MethodSymbol.IsStatic)
            throw new FallbackException($"the primary-constructor parameter '{parameter.Name}' of a struct cannot be reached from the frame", at);
        var isVariable = at.Parent is ArgumentSyntax { RefKindKeyword.RawKind: not 0 } or RefExpressionSyntax
            || (at.Parent is MemberAccessExpressionSyntax && parameter.Type is { IsReferenceType: false, SpecialType: SpecialType.None, IsReadOnly: false });
        if (isVariable)
            throw new FallbackException($"the primary-constructor parameter '{parameter.Name}' is used as a variable here, which a bridge cannot pass on", at);
        var name = TypeNames.Identifier(parameter.Name);
        var bridge = context.Bridge(parameter.Name, bridge => $"private {context.TypeName(parameter.Type)} {bridge} {{ get => {name}; set => {name} = value; }}");
        return $"{Self()}.{bridge}";
    }

    /// <summary>Before: <c>base.Close(reason)</c>. After: <c>self.CloseOfShutdown(reason)</c>, where the bridge says <c>base.Close</c>.</summary>
    private string? RewriteBaseCall(InvocationExpressionSyntax call, IMethodSymbol method)
    {
        if (call.Expression is not MemberAccessExpressionSyntax { Expression: BaseExpressionSyntax })
            return null;
        if (method.TypeParameters.Length > 0 || method.ReturnsByRef || method.ReturnsByRefReadonly || method.Parameters.Any(p => p.RefKind != RefKind.None))
            throw new FallbackException($"'base.{method.Name}' has a shape that a bridge cannot repeat", call);
        var parameters = string.Join(", ", method.Parameters.Select(p => $"{(p.IsParams ? "params " : "")}{context.TypeName(p.Type)} {TypeNames.Identifier(p.Name)}{Signatures.Default(p)}"));
        var arguments = string.Join(", ", method.Parameters.Select(p => TypeNames.Identifier(p.Name)));
        var name = TypeNames.Identifier(method.Name);
        var bridge = context.Bridge("base " + method.ToDisplayString(), method.Name, bridge => $"private {context.TypeName(method.ReturnType)} {bridge}({parameters}) => base.{name}({arguments});");
        return $"{Self()}.{bridge}({Arguments(call)})";
    }

    private string RewriteBaseMember(MemberAccessExpressionSyntax access)
    {
        if (context.Symbol(access) is not IPropertySymbol { IsIndexer: false, ReturnsByRef: false } property)
            throw new FallbackException("'base' cannot be reached from the frame in this shape", access);
        var name = TypeNames.Identifier(property.Name);
        var accessors = (property.GetMethod is null ? "" : $"get => base.{name}; ") + (property.SetMethod is null or { IsInitOnly: true } ? "" : $"set => base.{name} = value; ");
        var bridge = context.Bridge("base " + property.ToDisplayString(), property.Name, bridge => $"private {context.TypeName(property.Type)} {bridge} {{ {accessors}}}");
        return $"{Self()}.{bridge}";
    }
}
