using System.IO.Compression;
using System.Xml.Linq;
using Package.Tests.Infrastructure;

namespace Package.Tests;

/// <summary>What is in the package, and what is not.</summary>
public sealed class PackageContentTests(PackedPackage package)
{
    [Fact]
    public void Package_HoldsRuntimeGeneratorAnalyzersFixesAndSettings()
    {
        string[] expected =
        [
            "Coroutines.nuspec",
            "LICENSE",
            "README.md",
            "analyzers/dotnet/cs/Coroutines.Analyzers.dll",
            "analyzers/dotnet/cs/Coroutines.CodeFixes.dll",
            "analyzers/dotnet/cs/Coroutines.Generator.dll",
            "build/Coroutines.props",
            "build/Coroutines.targets",
            "buildTransitive/Coroutines.props",
            "buildTransitive/Coroutines.targets",
            "lib/net10.0/Coroutines.dll",
            "lib/net10.0/Coroutines.xml",
        ];
        using var archive = ZipFile.OpenRead(package.File);
        var files = archive.Entries.Select(entry => entry.FullName).Where(name => !IsPackagingDetail(name)).Order(StringComparer.Ordinal);
        Assert.Equal(expected, files);
    }

    [Fact]
    public void Package_IsNamedAndVersioned() => Assert.Equal("Coroutines.0.1.0.nupkg", Path.GetFileName(package.File));

    [Fact]
    public void Package_DependsOnNothing()
    {
        var metadata = Nuspec().Root!.Elements().Single();
        Assert.DoesNotContain(metadata.Descendants(), element => element.Name.LocalName == "dependency");
        Assert.Equal("net10.0", metadata.Descendants().Single(element => element.Name.LocalName == "group").Attribute("targetFramework")!.Value);
        Assert.Equal("MIT", metadata.Elements().Single(element => element.Name.LocalName == "license").Value);
        Assert.Equal("README.md", metadata.Elements().Single(element => element.Name.LocalName == "readme").Value);
    }

    [Fact]
    public void Package_CarriesNoTimeOfDay()
    {
        using var archive = ZipFile.OpenRead(package.File);
        Assert.Single(archive.Entries.Select(entry => entry.LastWriteTime.DateTime).Distinct());
    }

    private XDocument Nuspec()
    {
        using var archive = ZipFile.OpenRead(package.File);
        using var stream = archive.GetEntry("Coroutines.nuspec")!.Open();
        return XDocument.Load(stream);
    }

    private static bool IsPackagingDetail(string name) =>
        name is "[Content_Types].xml" or "_rels/.rels" || name.StartsWith("package/services/", StringComparison.Ordinal);
}
