using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Coroutines.Analyzers;

/// <summary>Methods that could be coroutines, as far as their declarations tell.</summary>
internal static class TaskMethods
{
    /// <summary>An <c>async</c> method with a task as its result, whose signature is nobody's but its own: no base type, interface, attribute or host prescribes it.</summary>
    public static bool IsCandidate(IMethodSymbol method)
        => method is
            {
                IsAsync: true, MethodKind: MethodKind.Ordinary, IsVirtual: false, IsOverride: false, IsAbstract: false, CanBeReferencedByName: true,
                PartialDefinitionPart: null, PartialImplementationPart: null, ExplicitInterfaceImplementations.IsEmpty: true,
            }
            && method.Name != "Main"
            && (Awaitables.IsTask(method.ReturnType) || Awaitables.IsValueTask(method.ReturnType))
            && method.GetAttributes().IsEmpty
            && CanHoldCoroutines(method.ContainingType)
            && !Implements(method);

    /// <summary>True for a method that nothing outside the outermost type can name.</summary>
    public static bool IsConfined(IMethodSymbol method)
    {
        for (ISymbol symbol = method; symbol.ContainingType is not null; symbol = symbol.ContainingType)
        {
            if (symbol.DeclaredAccessibility == Accessibility.Private)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True for a method that nothing outside the assembly can name.</summary>
    public static bool IsInternal(IMethodSymbol method)
    {
        for (ISymbol? symbol = method; symbol is not null; symbol = symbol.ContainingType)
        {
            if (symbol.DeclaredAccessibility is Accessibility.Internal or Accessibility.ProtectedAndInternal or Accessibility.Private)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// What a coroutine would do otherwise: after <c>ConfigureAwait(false)</c> the rest of a method runs on the thread pool, that of a coroutine on the loop. A method that
    /// awaits nothing gains nothing, and of one that is not complete yet nothing is known.
    /// </summary>
    public static bool HasFittingBody(IMethodSymbol method, CancellationToken cancellation)
    {
        if (method.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation) is not MethodDeclarationSyntax { ContainsDiagnostics: false } declaration)
        {
            return false;
        }

        var awaits = false;
        foreach (var node in declaration.DescendantNodes())
        {
            if (node is IdentifierNameSyntax { Identifier.ValueText: "ConfigureAwait" })
            {
                return false;
            }

            awaits |= node is AwaitExpressionSyntax;
        }

        return awaits;
    }

    /// <summary>Frames are added to classes and structs, and files other than the user's must be able to name them.</summary>
    private static bool CanHoldCoroutines(INamedTypeSymbol? type)
    {
        for (; type is not null; type = type.ContainingType)
        {
            if (type.TypeKind is not (TypeKind.Class or TypeKind.Struct) || type.IsFileLocal || type.Name.Length == 0)
            {
                return false;
            }
        }

        return true;
    }

    private static bool Implements(IMethodSymbol method)
        => method.DeclaredAccessibility == Accessibility.Public
            && method.ContainingType.AllInterfaces.Any(type => type.GetMembers(method.Name).Any(member =>
                SymbolEqualityComparer.Default.Equals(method.ContainingType.FindImplementationForInterfaceMember(member), method)));
}
