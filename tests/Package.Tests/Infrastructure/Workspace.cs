namespace Package.Tests.Infrastructure;

/// <summary>A fresh folder outside the repository with a copy of one of the programs, which can restore nothing but the package.</summary>
internal sealed class Workspace
{
    private readonly PackedPackage package;

    /// <summary>Copies the program and points its restore at the package.</summary>
    public Workspace(PackedPackage package, string program)
    {
        this.package = package;
        Folder = package.NewFolder(program);
        Repository.CopySources(Repository.Program(program), Folder);
        Write("nuget.config", $"""
            <configuration>
              <packageSources>
                <clear />
                <add key="local" value="{package.Source}" />
              </packageSources>
            </configuration>
            """);
        // Whatever lies above the temporary folder is not part of the test.
        Write("Directory.Build.props", "<Project />");
        Write("Directory.Build.targets", "<Project />");
        Write("Directory.Packages.props", "<Project />");
    }

    /// <summary>Where the program is built.</summary>
    public string Folder { get; }

    /// <summary>Builds the project or solution in the folder.</summary>
    public Task<CommandResult> Build(params string[] arguments) => Dotnet(["build", .. arguments]);

    /// <summary>Runs what was built.</summary>
    /// <param name="project">The project's folder, relative to the workspace's.</param>
    public Task<CommandResult> Run(string project = ".") => Dotnet("run", "--no-build", "--project", project);

    /// <summary>Runs <c>dotnet</c> in the folder, with the workspace's own packages folder.</summary>
    public Task<CommandResult> Dotnet(params string[] arguments) =>
        Command.Dotnet(Folder, new Dictionary<string, string> { ["NUGET_PACKAGES"] = package.PackagesFolder }, arguments);

    private void Write(string file, string text) => File.WriteAllText(Path.Combine(Folder, file), text);
}
