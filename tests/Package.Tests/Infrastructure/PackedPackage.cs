namespace Package.Tests.Infrastructure;

/// <summary>
/// Packs the package once for all tests, the way a clean clone does: from a copy of the sources in a folder of its own, so that it neither
/// finds what other builds made nor disturbs them.
/// </summary>
public sealed class PackedPackage : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("coroutines-package-").FullName;

    /// <summary>The folder that serves as the only package source of the projects under test.</summary>
    public string Source => Path.Combine(folder, "repository", "artifacts");

    /// <summary>The package file.</summary>
    public string File => Assert.Single(Directory.GetFiles(Source));

    /// <summary>The packages folder of the projects under test: not the machine's, where an older build of the same version might lie.</summary>
    public string PackagesFolder => Path.Combine(folder, "packages");

    /// <summary>A new folder under the one that is deleted at the end.</summary>
    public string NewFolder(string name) => Directory.CreateDirectory(Path.Combine(folder, "projects", $"{name}-{Guid.NewGuid():N}")).FullName;

    /// <inheritdoc />
    public async ValueTask InitializeAsync()
    {
        var repository = Path.Combine(folder, "repository");
        Repository.CopySources(Repository.Root, repository);
        var pack = await Command.Dotnet(repository, new Dictionary<string, string>(), "pack", "src/Package");
        pack.MustSucceed();
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync()
    {
        Directory.Delete(folder, recursive: true);
        return ValueTask.CompletedTask;
    }
}
