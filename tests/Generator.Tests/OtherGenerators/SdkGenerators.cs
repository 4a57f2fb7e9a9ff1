using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;

namespace Generator.Tests.OtherGenerators;

/// <summary>Source generators that come with the SDK, taken from the targeting packs as every project does.</summary>
internal static class SdkGenerators
{
    private static readonly string Root = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "../../.."));

    private static readonly string[] Assemblies =
    [
        Path.Combine(Newest("packs/Microsoft.NETCore.App.Ref"), "analyzers/dotnet/cs/System.Text.RegularExpressions.Generator.dll"),
        Path.Combine(Newest("packs/Microsoft.NETCore.App.Ref"), "analyzers/dotnet/cs/System.Text.Json.SourceGeneration.dll"),
        Path.Combine(Newest("packs/Microsoft.NETCore.App.Ref"), "analyzers/dotnet/cs/Microsoft.Interop.SourceGeneration.dll"),
        Path.Combine(Newest("packs/Microsoft.NETCore.App.Ref"), "analyzers/dotnet/cs/Microsoft.Interop.LibraryImportGenerator.dll"),
        Path.Combine(Newest("packs/Microsoft.AspNetCore.App.Ref"), "analyzers/dotnet/cs/Microsoft.Extensions.Logging.Generators.dll"),
    ];

    /// <summary>Regular expressions, JSON, interop and logging.</summary>
    public static IReadOnlyList<ISourceGenerator> All { get; } = [.. Assemblies.SelectMany(Load)];

    /// <summary>The assembly that generated logging code needs; no other part of ASP.NET Core's framework does it need.</summary>
    public static string Logging { get; } = Path.Combine(Newest("shared/Microsoft.AspNetCore.App"), "Microsoft.Extensions.Logging.Abstractions.dll");

    private static string Newest(string folder) =>
        Directory.GetDirectories(Path.Combine(Root, folder)).OrderBy(static version => Version.Parse(Path.GetFileName(version).Split('-')[0])).Last();

    private static IEnumerable<ISourceGenerator> Load(string path)
    {
        foreach (var type in Types(AssemblyLoadContext.Default.LoadFromAssemblyPath(path)).Where(static type => !type.IsAbstract && type.GetCustomAttribute<GeneratorAttribute>() is not null))
        {
            yield return Activator.CreateInstance(type) switch
            {
                IIncrementalGenerator incremental => incremental.AsSourceGenerator(),
                ISourceGenerator plain => plain,
                var other => throw new InvalidOperationException($"{other} is no generator."),
            };
        }
    }

    /// <summary>Fixes in the same assembly derive from types of Roslyn's that are not here; the generators do not.</summary>
    private static IEnumerable<Type> Types(Assembly assembly)
    {
        try
        {
            return assembly.GetTypes();
        }
        catch (ReflectionTypeLoadException e)
        {
            return e.Types.OfType<Type>();
        }
    }
}
