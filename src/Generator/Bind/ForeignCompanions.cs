using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace Coroutines.Generator.Bind;

/// <summary>Companions in other assemblies: a call goes to one only if it is found in metadata.</summary>
internal static class ForeignCompanions
{
    private static readonly ConditionalWeakTable<MetadataReference, HashSet<string>> Names = new();

    /// <summary>The companion of a coroutine of another assembly, if that has one which we may call.</summary>
    public static IMethodSymbol? Find(IMethodSymbol declared)
    {
        if (Dispatch.IsNeeded(declared) || declared.DeclaredAccessibility != Accessibility.Public)
            return null;
        var wanted = (declared.IsStatic ? [] : new[] { declared.ContainingType.ToDisplayString() }).Concat(declared.Parameters.Select(p => p.Type.ToDisplayString())).ToList();
        foreach (var companions in declared.ContainingType.GetTypeMembers().Where(IsCompanionClass))
        {
            foreach (var method in companions.GetMembers(declared.Name).OfType<IMethodSymbol>())
            {
                if (method.TypeParameters.Length == declared.TypeParameters.Length && method.Parameters.Select(p => p.Type.ToDisplayString()).SequenceEqual(wanted) && IsMarked(method))
                    return method;
            }
        }

        return null;
    }

    /// <summary>The names of all coroutines that a referenced assembly has companions for.</summary>
    public static HashSet<string> NamesIn(MetadataReference reference, Compilation compilation) => Names.GetValue(reference, key =>
    {
        var names = new HashSet<string>();
        if (compilation.GetAssemblyOrModuleSymbol(key) is IAssemblySymbol assembly && assembly.Modules.Any(m => m.ReferencedAssemblies.Any(a => a.Name == "Coroutines")))
            Collect(assembly.GlobalNamespace, names);
        return names;
    });

    private static void Collect(INamespaceOrTypeSymbol container, HashSet<string> names)
    {
        foreach (var member in container.GetMembers())
        {
            switch (member)
            {
                case INamespaceSymbol space:
                    Collect(space, names);
                    break;
                case INamedTypeSymbol type when IsCompanionClass(type):
                    names.UnionWith(type.GetMembers().OfType<IMethodSymbol>().Where(IsMarked).Select(m => m.Name));
                    break;
                case INamedTypeSymbol type:
                    Collect(type, names);
                    break;
            }
        }
    }

    private static bool IsCompanionClass(INamedTypeSymbol type) =>
        type is { IsStatic: true, ContainingType: not null, DeclaredAccessibility: Accessibility.Public } && type.Name.StartsWith("CoroutineFrames", StringComparison.Ordinal);

    private static bool IsMarked(IMethodSymbol method) => method.GetAttributes().Any(a => a.AttributeClass?.Name == "CoroutineCompanionAttribute");
}
