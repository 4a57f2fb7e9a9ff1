namespace Coroutines.Bench.BuildCost;

/// <summary>Writes the sample project out: <c>dotnet build FOLDER -p:CoroutinesRewrite=true</c> against <c>=false</c> tells what a whole build costs.</summary>
public static class ProjectOnDisk
{
    /// <summary>Writes project and sources. They refer to this repository's runtime and generator as they were built.</summary>
    public static void Write(string folder, int files)
    {
        Directory.CreateDirectory(folder);
        for (var i = 0; i < files; i++)
            File.WriteAllText(Path.Combine(folder, $"Service{i}.cs"), SampleProject.File(i));
        var root = Root();
        File.WriteAllText(Path.Combine(folder, "Sample.csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <Import Project="{root}/src/Package/buildTransitive/Coroutines.props" />
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <Nullable>enable</Nullable>
              </PropertyGroup>
              <ItemGroup>
                <Reference Include="{typeof(Coroutine).Assembly.Location}" />
                <Analyzer Include="{typeof(Coroutines.Generator.CoroutineGenerator).Assembly.Location}" />
              </ItemGroup>
              <Import Project="{root}/src/Package/buildTransitive/Coroutines.targets" />
            </Project>
            """);
    }

    private static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Coroutines.sln")))
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The benchmark does not run inside the repository.");
        return folder;
    }
}
