using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Coroutines.Generator.Bind;

/// <summary>Recognises coroutine methods and our own types by their metadata names.</summary>
internal static class CoroutineSymbols
{
    /// <summary>The method as declared: unreduced, unconstructed, the implementation part of a partial method's definition.</summary>
    public static IMethodSymbol Declared(IMethodSymbol method)
    {
        var declared = (method.ReducedFrom ?? method).OriginalDefinition;
        return declared.PartialDefinitionPart ?? declared;
    }

    public static bool IsCoroutine(IMethodSymbol method)
    {
        foreach (var attribute in method.GetAttributes())
        {
            if (IsOurs(attribute.AttributeClass, "CoroutineAttribute"))
                return true;
        }

        return method.PartialImplementationPart is { } part && IsCoroutine(part);
    }

    /// <summary>Is this <c>Coroutine</c> or <c>Coroutine&lt;T&gt;</c>?</summary>
    public static bool IsCoroutineType(ITypeSymbol? type) => IsOurs(type, "Coroutine");

    /// <summary>The type of the items of an async iterator; null for other methods.</summary>
    public static ITypeSymbol? ItemOfIterator(IMethodSymbol method) =>
        method.ReturnType is INamedTypeSymbol { Name: "IAsyncEnumerable" or "IAsyncEnumerator", TypeArguments.Length: 1, ContainingNamespace: { Name: "Generic", ContainingNamespace: { Name: "Collections", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } } } returned
            ? returned.TypeArguments[0]
            : null;

    public static string Key(IMethodSymbol declared) => declared.GetDocumentationCommentId() ?? declared.ToDisplayString();

    private static bool IsOurs(ITypeSymbol? type, string name) =>
        type is INamedTypeSymbol { ContainingType: null, ContainingNamespace: { Name: "Coroutines", ContainingNamespace.IsGlobalNamespace: true } } && type.Name == name;

    /// <summary>The part of a method that has its body.</summary>
    public static MethodDeclarationSyntax? Body(IMethodSymbol declared, CancellationToken cancellation)
    {
        foreach (var symbol in new[] { declared, declared.PartialImplementationPart })
        {
            foreach (var reference in symbol?.DeclaringSyntaxReferences ?? [])
            {
                if (reference.GetSyntax(cancellation) is MethodDeclarationSyntax { } method && (method.Body is not null || method.ExpressionBody is not null))
                    return method;
            }
        }

        return null;
    }
}
