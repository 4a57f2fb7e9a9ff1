using Coroutines.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Coroutines.Generator.Bind;

/// <summary>Finds the calls of coroutines and decides which of them C# lets us redirect.</summary>
internal static class CallSites
{
    public static CallSite? Find(InvocationExpressionSyntax call, Compilation compilation, CancellationToken cancellation)
    {
        var cache = CompilationCache.Of(compilation);
        if (NameOf(call.Expression) is not { } name || !cache.CanBeCoroutine(name))
            return null;
        return Found.Get(call, compilation, () => Find(call, cache.Model(call.SyntaxTree), cancellation));
    }

    private static readonly NodeCache<CallSite?> Found = new();

    private static CallSite? Find(InvocationExpressionSyntax call, SemanticModel model, CancellationToken cancellation)
    {
        if (model.GetSymbolInfo(call, cancellation).Symbol is not IMethodSymbol method)
            return null;
        var declared = CoroutineSymbols.Declared(method);
        if (!CoroutineSymbols.IsCoroutine(declared) || WhyNotRedirected(call, method, model, cancellation) is not null)
            return null;
        return model.GetInterceptableLocation(call, cancellation) is { } location
            ? new(IsForeign(declared, model) ? "" : CoroutineSymbols.Key(declared), call.SyntaxTree.FilePath, Attribute(call, location), Interceptor(declared), $"{(declared.IsStatic ? "static" : "instance")} {declared.ContainingType.GetDocumentationCommentId()}")
            : null;
    }

    private static bool IsForeign(IMethodSymbol declared, SemanticModel model) => !SymbolEqualityComparer.Default.Equals(declared.ContainingAssembly, model.Compilation.Assembly);

    /// <summary>The name of what is called, by syntax alone.</summary>
    public static string? NameOf(ExpressionSyntax called) => called switch
    {
        SimpleNameSyntax name => name.Identifier.ValueText,
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        MemberBindingExpressionSyntax binding => binding.Name.Identifier.ValueText,
        _ => null,
    };

    /// <summary>The attribute that redirects one call. Its argument is for the compiler; people get file and line beside it.</summary>
    private static string Attribute(InvocationExpressionSyntax call, InterceptableLocation location)
    {
        var place = call.GetLocation().GetLineSpan();
        return $"[InterceptsLocation({location.Version}, \"{location.Data}\")] // {System.IO.Path.GetFileName(place.Path)}, line {place.StartLinePosition.Line + 1}";
    }

    /// <summary>Null if the call can go to a companion, should its target have one; otherwise why not.</summary>
    public static Fallback? WhyNotRedirected(InvocationExpressionSyntax call, IMethodSymbol method, SemanticModel model, CancellationToken cancellation)
    {
        var declared = CoroutineSymbols.Declared(method);
        if (method.MethodKind is MethodKind.LocalFunction or MethodKind.DelegateInvoke)
            return Because(FallbackCode.Function, "calls of local functions and delegates cannot be redirected");
        if (CoroutineShape.WhyNotRedirected(declared, model.Compilation.Assembly, cancellation) is { } reason)
            return Because(IsForeign(declared, model) ? FallbackCode.OtherAssembly : FallbackCode.Target, reason);
        if (Dispatch.IsNeeded(declared) && model.GetOperation(call, cancellation) is IInvocationOperation { Instance.Type: ITypeParameterSymbol })
            return Because(FallbackCode.TypeParameter, "calls through a type parameter cannot be redirected");
        if (CoroutineShape.IsPrivate(declared) || !IsReachable(declared.ContainingType))
            return Because(FallbackCode.Hidden, $"'{declared.Name}' cannot be reached from outside '{declared.ContainingType.Name}'");
        if (call.Expression is MemberAccessExpressionSyntax { Expression: BaseExpressionSyntax })
            return Because(FallbackCode.Base, "calls through 'base' cannot be redirected");
        if (IsInExpressionTree(call, model, cancellation))
            return Because(FallbackCode.ExpressionTree, "calls inside expression trees cannot be redirected");
        return null;

        Fallback Because(FallbackCode code, string reason) => new(code, reason, call.GetLocation());
    }

    private static bool IsReachable(INamedTypeSymbol? type)
    {
        for (; type is not null; type = type.ContainingType)
        {
            if (type.DeclaredAccessibility is Accessibility.Private or Accessibility.Protected or Accessibility.ProtectedAndInternal)
                return false;
        }

        return true;
    }

    public static bool IsInExpressionTree(SyntaxNode node, SemanticModel model, CancellationToken cancellation)
    {
        foreach (var ancestor in node.Ancestors())
        {
            if (ancestor is MemberDeclarationSyntax)
                return false;
            if (ancestor is LambdaExpressionSyntax or QueryClauseSyntax or QueryExpressionSyntax
                && model.GetTypeInfo(ancestor, cancellation).ConvertedType is INamedTypeSymbol { Name: "Expression", ContainingNamespace: { Name: "Expressions", ContainingNamespace.Name: "Linq" } })
            {
                return true;
            }

            if (ancestor is QueryExpressionSyntax query && model.GetTypeInfo(query, cancellation).Type?.Name == "IQueryable")
                return true;
        }

        return false;
    }

    /// <summary>The interceptor for a target: an extension method for instance methods, with all type parameters in one list.</summary>
    private static string Interceptor(IMethodSymbol method)
    {
        var type = method.ContainingType;
        var outer = new List<ITypeParameterSymbol>();
        for (var t = type; t is not null; t = t.ContainingType)
            outer.InsertRange(0, t.TypeParameters);
        var all = outer.Concat(method.TypeParameters).ToList();
        var clash = all.GroupBy(p => p.Name).Any(g => g.Count() > 1);
        var names = new Dictionary<ITypeParameterSymbol, string>(SymbolEqualityComparer.Default);
        for (var i = 0; i < all.Count; i++)
            names[all[i]] = clash ? "T" + (i + 1) : TypeNames.Identifier(all[i].Name);

        string Name(ITypeSymbol symbol) => clash ? TypeNames.Renamed(symbol, names) : TypeNames.Of(symbol);

        var parameters = new List<string>();
        var arguments = new List<string>();
        if (!method.IsStatic)
        {
            var modifier = type.IsValueType ? (type.IsReadOnly || method.IsReadOnly ? "in " : "ref ") : "";
            parameters.Add($"this {modifier}{Name(type).TrimEnd('?')} @this");
            arguments.Add("@this");
        }

        foreach (var parameter in method.Parameters)
        {
            var prefix = parameter.Ordinal == 0 && method.IsExtensionMethod ? "this " : "";
            parameters.Add($"{prefix}{(parameter.IsParams ? "params " : "")}{Name(parameter.Type)} {TypeNames.Identifier(parameter.Name)}");
            arguments.Add(TypeNames.Identifier(parameter.Name));
        }

        var generic = all.Count == 0 ? "" : $"<{string.Join(", ", all.Select(p => names[p]))}>";
        var own = method.TypeParameters.Length == 0 ? "" : $"<{string.Join(", ", method.TypeParameters.Select(p => names[p]))}>";
        var companion = Dispatch.IsNeeded(method) ? Dispatch.Target(method, Name) + own : $"{Name(type).TrimEnd('?')}.{ForeignCompanions.Find(method)?.ContainingType.Name ?? CoroutineShape.CompanionClass(method)}.{TypeNames.Identifier(CoroutineShape.CompanionName(method))}{own}";
        return $"internal static {Name(method.ReturnType)} {TypeNames.Identifier(method.Name)}{generic}({string.Join(", ", parameters)}){TypeNames.Constraints(all, Name, p => names[p])} => {companion}({string.Join(", ", arguments)});";
    }
}
