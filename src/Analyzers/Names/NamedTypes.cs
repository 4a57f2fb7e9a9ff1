using System.Reflection.Metadata;
using Microsoft.CodeAnalysis;

namespace Coroutines.Analyzers;

/// <summary>
/// Types of the framework that no member of the framework returns: who has an instance has named the type, or uses a library
/// that names it. Their members have names such as <c>Add</c> and <c>Take</c>, which stand in every second body.
/// </summary>
internal static class NamedTypes
{
    private static readonly HashSet<string> All = ["BlockingCollection"];

    /// <summary>False for a type of which the compilation surely has no instance.</summary>
    public static bool MayBeHad(string type, HashSet<string> mentioned, Compilation compilation)
        => !All.Contains(type) || mentioned.Contains(type) || compilation.SourceModule.ReferencedAssemblySymbols.Any(assembly => !IsOfFramework(assembly.Name) && Names(assembly, type));

    private static bool IsOfFramework(string name) => name.StartsWith("System.", StringComparison.Ordinal) || name is "System" or "mscorlib" or "netstandard" or "Coroutines";

    private static bool Names(IAssemblySymbol assembly, string type)
    {
        if (assembly.GetMetadata() is not { } metadata)
        {
            return true;
        }

        foreach (var module in metadata.GetModules())
        {
            var reader = module.GetMetadataReader();
            foreach (var handle in reader.TypeReferences)
            {
                if (reader.StringComparer.StartsWith(reader.GetTypeReference(handle).Name, type))
                {
                    return true;
                }
            }
        }

        return false;
    }
}
