using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace BlockingCatalog;

/// <summary>The libraries of <c>tools/CatalogPackages</c>, as <c>dotnet restore</c> has put them onto this machine.</summary>
internal static class Packages
{
    private static readonly string[] Frameworks = ["net10.0", "net9.0", "net8.0", "net6.0", "netstandard2.1", "netstandard2.0"];

    /// <summary>The assemblies of the libraries, on top of the framework.</summary>
    public static CSharpCompilation Compilation { get; } = References.Compilation.AddReferences(Assemblies().Select(path => MetadataReference.CreateFromFile(path)));

    public static IEnumerable<IAssemblySymbol> Symbols
        => Compilation.SourceModule.ReferencedAssemblySymbols.Skip(References.Compilation.SourceModule.ReferencedAssemblySymbols.Length);

    private static IEnumerable<string> Assemblies()
    {
        var project = XDocument.Load(Path.Combine(Repository.Root, "tools/CatalogPackages/CatalogPackages.csproj"));
        var cache = Environment.GetEnvironmentVariable("NUGET_PACKAGES") ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget/packages");
        foreach (var package in project.Descendants("PackageDownload"))
        {
            var id = (string)package.Attribute("Include")!;
            var lib = Path.Combine(cache, id.ToLowerInvariant(), ((string)package.Attribute("Version")!).Trim('[', ']'), "lib");
            var folder = Frameworks.Select(framework => Path.Combine(lib, framework)).FirstOrDefault(Directory.Exists)
                ?? throw new DirectoryNotFoundException($"{id} is not in {lib}: run 'dotnet restore tools/CatalogPackages' first");
            foreach (var path in Directory.GetFiles(folder, "*.dll"))
            {
                yield return path;
            }
        }
    }
}
