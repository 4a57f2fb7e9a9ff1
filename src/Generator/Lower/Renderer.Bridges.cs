using Coroutines.Generator.Bind;
using Coroutines.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Coroutines.Generator.Lower;

/// <summary>
/// What a nested type cannot say goes over a private bridge in the containing type: <c>base</c>, and parameters of a primary constructor.
/// </summary>
internal sealed partial class Renderer
{
    /// <summary>
    /// Before: <c>fetch(page)</c>, a primary constructor's parameter. After: <c>self.fetchOfDownloadAll(page)</c>, a property. One that is used
    /// as a variable gets a property that returns a reference.
    /// </summary>
    private string PrimaryParameter(IParameterSymbol parameter, SyntaxNode at)
    {
        var name = TypeNames.Identifier(parameter.Name);
        var type = context.TypeName(parameter.Type);
        var isReadOnly = context.MethodSymbol.ContainingType is { IsReferenceType: false, IsReadOnly: true };
        if (IsUsedAsVariable(at, parameter.Type) && !isReadOnly)
        {
            // C# does not return a parameter by reference, though this one is a field of the object.
            var unsafeClass = context.HasShortNames ? "Unsafe" : "global::System.Runtime.CompilerServices.Unsafe";
            return $"{Self()}.{context.Bridge("ref " + parameter.Name, parameter.Name, bridge => $"private ref {type} {bridge} => ref {unsafeClass}.AsRef(in {name});")}";
        }

        var accessors = isReadOnly ? $"=> {name};" : $"{{ get => {name}; set => {name} = value; }}";
        return $"{Self()}.{context.Bridge(parameter.Name, bridge => $"private {type} {bridge} {accessors}")}";
    }

    private static bool IsUsedAsVariable(SyntaxNode at, ITypeSymbol type) =>
        at.Parent is ArgumentSyntax { RefKindKeyword.RawKind: not 0 } or RefExpressionSyntax or PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.AddressOfExpression }
        || type is { IsReferenceType: false, SpecialType: SpecialType.None, IsReadOnly: false, TypeKind: not TypeKind.Enum };

    /// <summary>Before: <c>base.Close(reason)</c>. After: <c>self.CloseOfShutdown(reason)</c>, where the bridge says <c>base.Close</c>.</summary>
    private string? RewriteBaseCall(InvocationExpressionSyntax call, IMethodSymbol method)
    {
        if (call.Expression is not MemberAccessExpressionSyntax { Expression: BaseExpressionSyntax, Name: var name })
            return null;
        return $"{Self()}.{BaseMethod(method)}{ExplicitTypes(name)}({Arguments(call)})";
    }

    private string ExplicitTypes(SimpleNameSyntax name) =>
        name is GenericNameSyntax generic ? $"<{string.Join(", ", generic.TypeArgumentList.Arguments.Select(Inner))}>" : "";

    private string BaseMethod(IMethodSymbol called)
    {
        var method = called.ConstructedFrom;
        return context.Bridge("base " + method.ToDisplayString(), method.Name, bridge =>
        {
            var names = new Dictionary<ITypeParameterSymbol, string>(SymbolEqualityComparer.Default);
            var outer = new HashSet<string>(context.OuterTypeParameters);
            foreach (var parameter in method.TypeParameters)
                names[parameter] = TypeNames.Identifier(parameter.Name) + (outer.Contains(parameter.Name) ? "OfBase" : "");
            string Name(ITypeSymbol type) => names.Keys.Any(p => outer.Contains(p.Name)) ? TypeNames.Renamed(type, names) : context.TypeName(type);
            var parameters = string.Join(", ", method.Parameters.Select(p => $"{(p.IsParams ? "params " : "")}{Modifier(p.RefKind)}{Name(p.Type)} {TypeNames.Identifier(p.Name)}{Signatures.Default(p)}"));
            var types = names.Count == 0 ? "" : $"<{string.Join(", ", method.TypeParameters.Select(p => names[p]))}>";
            var target = $"base.{TypeNames.Identifier(method.Name)}{types}({PassOn(method.Parameters)})";
            return $"private {Returned(method.RefKind)}{Name(method.ReturnType)} {bridge}{types}({parameters}){TypeNames.Constraints(method.TypeParameters, Name, p => names[p])} => {Reference(method.RefKind)}{target};";
        });
    }

    /// <summary>A member of <c>base</c> that is not called: read, written, passed by reference, or made a delegate.</summary>
    private string RewriteBaseMember(MemberAccessExpressionSyntax access)
    {
        var symbol = context.Symbol(access) ?? throw new FallbackException("this use of 'base' cannot be bound", access);
        return symbol is IMethodSymbol method ? $"{Self()}.{BaseMethod(method)}{ExplicitTypes(access.Name)}" : BaseMember(symbol, access);
    }

    /// <summary>A field, property or event of <c>base</c>.</summary>
    private string BaseMember(ISymbol symbol, SyntaxNode access)
    {
        var target = $"base.{TypeNames.Identifier(symbol.Name)}";
        return $"{Self()}.{context.Bridge("base " + symbol.ToDisplayString(), symbol.Name, bridge => symbol switch
        {
            IEventSymbol happening => $"private event {context.TypeName(happening.Type)} {bridge} {{ add => {target} += value; remove => {target} -= value; }}",
            IFieldSymbol { IsVolatile: false } field => $"private ref {(field.IsReadOnly ? "readonly " : "")}{context.TypeName(field.Type)} {bridge} => ref {target};",
            IFieldSymbol field => $"private {context.TypeName(field.Type)} {bridge} {{ get => {target}; set => {target} = value; }}",
            IPropertySymbol property => $"private {Returned(property.RefKind)}{context.TypeName(property.Type)} {bridge} {Accessors(property, target, access.SpanStart)}",
            _ => throw new FallbackException("this use of 'base' cannot be bound", access),
        })}";
    }

    /// <summary>
    /// Before: <c>base[i]</c>. After: <c>self[i, default(Items)]</c>, an indexer of our own that the last argument tells from those of the type.
    /// </summary>
    private string RewriteBaseElement(ElementAccessExpressionSyntax access)
    {
        var operation = context.Model.GetOperation(access, context.Cancellation);
        if (operation is IImplicitIndexerReferenceOperation { Instance.Type: { } type })
        {
            // 'base[^1]' and 'base[1..2]' call the members that the object has, not those of the base: the C# compiler has it so.
            return $"(({context.TypeName(type).TrimEnd('?')}){Self()})[{Inner(access.ArgumentList.Arguments[0].Expression)}]";
        }

        var indexer = (operation as IPropertyReferenceOperation)?.Property ?? throw new FallbackException("this use of 'base' cannot be bound", access);
        var marker = context.Bridge("base " + indexer.ToDisplayString(), "BaseItems", bridge =>
        {
            var parameters = string.Join(", ", indexer.Parameters.Select(p => $"{Modifier(p.RefKind)}{context.TypeName(p.Type)} {TypeNames.Identifier(p.Name)}"));
            var name = indexer.MetadataName == "Item" ? "" : $"[global::System.Runtime.CompilerServices.IndexerName(\"{indexer.MetadataName}\")]\n";
            return $"private struct {bridge};\n{name}private {Returned(indexer.RefKind)}{context.TypeName(indexer.Type)} this[{parameters}, {bridge} _] {Accessors(indexer, $"base[{PassOn(indexer.Parameters)}]", access.SpanStart)}";
        });
        return $"{Self()}[{BaseArguments(access, operation!, indexer)}, default({TypeNames.Of(context.MethodSymbol.ContainingType).TrimEnd('?')}.{marker})]";
    }

    /// <summary>The arguments as the indexer takes them: <c>params</c> as an array.</summary>
    private string BaseArguments(ElementAccessExpressionSyntax access, IOperation operation, IPropertySymbol indexer)
    {
        var list = access.ArgumentList.Arguments;
        if (operation is not IPropertyReferenceOperation { Arguments: var bound } || !bound.Any(a => a.ArgumentKind is ArgumentKind.ParamArray or ArgumentKind.ParamCollection))
            return string.Join(", ", list.Select(Inner));
        var before = indexer.Parameters.Length - 1;
        var more = string.Join(", ", list.Skip(before).Select(Inner));
        var type = indexer.Parameters[before].Type;
        return string.Concat(list.Take(before).Select(a => Inner(a) + ", ")) + (type is IArrayTypeSymbol ? $"new {context.TypeName(type)} {{ {more} }}" : $"[{more}]");
    }

    private string Accessors(IPropertySymbol property, string target, int position)
    {
        if (property.RefKind != RefKind.None)
            return $"{{ get => ref {target}; }}";
        bool CanCall(IMethodSymbol? accessor) => accessor is { IsInitOnly: false } && context.Model.IsAccessible(position, accessor);
        return $"{{ {(CanCall(property.GetMethod) ? $"get => {target}; " : "")}{(CanCall(property.SetMethod) ? $"set => {target} = value; " : "")}}}";
    }

    private static string PassOn(IEnumerable<IParameterSymbol> parameters) => string.Join(", ", parameters.Select(p => $"{(p.RefKind == RefKind.RefReadOnlyParameter ? "in " : Modifier(p.RefKind))}{TypeNames.Identifier(p.Name)}"));

    public static string Modifier(RefKind kind) => kind switch
    {
        RefKind.Ref => "ref ",
        RefKind.Out => "out ",
        RefKind.In => "in ",
        RefKind.RefReadOnlyParameter => "ref readonly ",
        _ => "",
    };

    private static string Returned(RefKind kind) => kind switch
    {
        RefKind.Ref => "ref ",
        RefKind.RefReadOnly => "ref readonly ",
        _ => "",
    };

    private static string Reference(RefKind kind) => kind == RefKind.None ? "" : "ref ";
}
