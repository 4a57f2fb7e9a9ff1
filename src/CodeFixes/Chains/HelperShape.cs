namespace Coroutines.CodeFixes;

/// <summary>Which methods can be awaited with the same parameters, result and body.</summary>
internal static class HelperShape
{
    /// <summary>Attributes that mean something else, or nothing, on an async method.</summary>
    private static readonly HashSet<string> Synchronous =
        ["MethodImplAttribute", "ConditionalAttribute", "UnmanagedCallersOnlyAttribute", "ModuleInitializerAttribute", "SecurityCriticalAttribute", "DoesNotReturnAttribute"];

    /// <summary>The declaration of a method that can; null for any other.</summary>
    public static MethodDeclarationSyntax? DeclarationOf(IMethodSymbol method, BlockingView view, CancellationToken cancellation)
        => method is { MethodKind: MethodKind.Ordinary, ReturnsByRef: false, ReturnsByRefReadonly: false, IsVararg: false, DeclaringSyntaxReferences.Length: 1 }
            && method.DeclaringSyntaxReferences[0].GetSyntax(cancellation) is MethodDeclarationSyntax { ExplicitInterfaceSpecifier: null } declaration
            && declaration.Parent is ClassDeclarationSyntax or StructDeclarationSyntax or RecordDeclarationSyntax
            && (declaration.Body ?? (SyntaxNode?)declaration.ExpressionBody) is { } body
            && view.Solution.GetDocument(declaration.SyntaxTree) is not (null or SourceGeneratedDocument)
            && !declaration.Modifiers.Any(SyntaxKind.PartialKeyword)
            && method.Name != "Dispose"
            && CanBeKept(method.ReturnType)
            && method.Parameters.All(parameter => parameter.RefKind == RefKind.None && CanBeKept(parameter.Type))
            && KeepsReceiver(method)
            && !method.GetAttributes().Any(attribute => Synchronous.Contains(attribute.AttributeClass?.Name ?? ""))
            && !SymbolEqualityComparer.Default.Equals(method, view.Compilation.GetEntryPoint(cancellation))
            && !SourceBodies.Yields(method)
            && !HasRefusedLocals(body, view, cancellation)
            && IsFree(method.Name + "Async", method)
            ? declaration
            : null;

    /// <summary>Async methods have no parameters and results that live on the stack.</summary>
    private static bool CanBeKept(ITypeSymbol type) => type is { IsRefLikeType: false, TypeKind: not (TypeKind.Pointer or TypeKind.FunctionPointer) } and not ITypeParameterSymbol { AllowsRefLikeType: true };

    /// <summary>An async method of a struct works on a copy.</summary>
    private static bool KeepsReceiver(IMethodSymbol method)
        => method.IsStatic || !method.ContainingType.IsValueType || method.ContainingType.IsReadOnly || method.IsReadOnly;

    /// <summary>Before C# 13 an async method declares no spans and references, also where no await stands between.</summary>
    private static bool HasRefusedLocals(SyntaxNode body, BlockingView view, CancellationToken cancellation)
        => body.SyntaxTree.Options is CSharpParseOptions { LanguageVersion: < LanguageVersion.CSharp13 }
            && view.Compilation.GetSemanticModel(body.SyntaxTree) is var model
            && body.DescendantNodes().Any(node => node is VariableDeclaratorSyntax or SingleVariableDesignationSyntax or ForEachStatementSyntax
                && model.GetDeclaredSymbol(node, cancellation) is ILocalSymbol local && (local.IsRef || local.Type.IsRefLikeType));

    private static bool IsFree(string name, IMethodSymbol method)
    {
        for (var type = method.ContainingType; type is not null; type = type.BaseType)
        {
            if (type.GetMembers(name).Any(member => member is not IMethodSymbol other || Clash(other, method)))
            {
                return false;
            }
        }

        return true;
    }

    private static bool Clash(IMethodSymbol a, IMethodSymbol b)
        => a.Arity == b.Arity && a.Parameters.Length == b.Parameters.Length
            && a.Parameters.Zip(b.Parameters, (x, y) => SymbolEqualityComparer.Default.Equals(x.Type, y.Type) || x.Type is ITypeParameterSymbol && y.Type is ITypeParameterSymbol).All(same => same);
}
