using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace BlockingCatalog;

/// <summary>The reference assemblies of the newest installed framework.</summary>
internal static class References
{
    public static CSharpCompilation Compilation { get; } = CSharpCompilation.Create(
        "References", references: Assemblies().Select(path => MetadataReference.CreateFromFile(path)));

    /// <summary>The method that a line of the evidence is about; null when it is gone.</summary>
    public static IMethodSymbol? Find(Evidence evidence)
        => DocumentationCommentId.GetFirstSymbolForDeclarationId(evidence.Id, Compilation) switch
        {
            IMethodSymbol method => method,
            IPropertySymbol property => evidence.Kind == "setter" ? property.SetMethod : property.GetMethod,
            _ => null,
        };

    private static string[] Assemblies()
    {
        var dotnet = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "../../.."));
        var pack = Directory.GetDirectories(Path.Combine(dotnet, "packs/Microsoft.NETCore.App.Ref")).OrderBy(path => new Version(Path.GetFileName(path))).Last();
        return Directory.GetFiles(Directory.GetDirectories(Path.Combine(pack, "ref")).Single(), "*.dll");
    }
}
