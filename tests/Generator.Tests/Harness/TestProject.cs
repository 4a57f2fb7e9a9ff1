using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Generator.Tests.Harness;

/// <summary>A test program and the settings it is built with. Line directives are off unless a test is about them.</summary>
internal sealed record TestProject
{
    private const string ImplicitUsingsText =
        "global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq; global using System.Threading; global using System.Threading.Tasks;";

    public static TestProject Of(string source) => new() { Files = [new("Work.cs", source)] };

    public static TestProject Of(params SourceFile[] files) => new() { Files = [.. files] };

    public required ImmutableArray<SourceFile> Files { get; init; }

    public LanguageVersion Language { get; init; } = LanguageVersion.Latest;

    public NullableContextOptions Nullable { get; init; } = NullableContextOptions.Enable;

    public OutputKind Kind { get; init; } = OutputKind.DynamicallyLinkedLibrary;

    public OptimizationLevel Optimization { get; init; } = OptimizationLevel.Release;

    public bool ImplicitUsings { get; init; } = true;

    /// <summary>Folders that the PDB names differently (MSBuild's <c>PathMap</c>).</summary>
    public ImmutableArray<KeyValuePair<string, string>> PathMap { get; init; } = [];

    public bool CheckOverflow { get; init; }

    public bool AllowUnsafe { get; init; }

    /// <summary>The MSBuild properties that the generator can see.</summary>
    public ImmutableDictionary<string, string> Properties { get; init; } = ImmutableDictionary<string, string>.Empty.Add("CoroutinesLineDirectives", "false");

    /// <summary>Where the compiler says that generated files are, when it does not write them.</summary>
    public string? OutputFolder { get; init; }

    /// <summary>A project in a folder, with line directives, as a real build has them.</summary>
    public static TestProject InFolder(string folder, params SourceFile[] files) => new()
    {
        Files = [.. files.Select(f => f with { Path = $"{folder}/{f.Path}" })],
        OutputFolder = $"{folder}/obj/Release/net10.0",
        Properties = ImmutableDictionary<string, string>.Empty.Add("ProjectDir", folder + "/").Add("IntermediateOutputPath", "obj/Release/net10.0/"),
    };

    public TestProject With(string property, string value) => this with { Properties = Properties.SetItem(property, value) };

    /// <summary>The same project with a file more.</summary>
    public TestProject Add(string path, string text) => this with { Files = Files.Add(new(path, text)) };

    /// <summary>The same project with one file's text changed.</summary>
    public TestProject Edit(string before, string after, string? path = null)
    {
        var edited = Files.Select(f => path is null || f.Path == path ? f with { Text = f.Text.Replace(before, after) } : f).ToImmutableArray();
        Assert.False(edited.SequenceEqual(Files), $"the edit changes nothing: '{before}' does not occur");
        return this with { Files = edited };
    }

    public CSharpParseOptions ParseOptions => CSharpParseOptions.Default
        .WithLanguageVersion(Language)
        .WithDocumentationMode(DocumentationMode.Diagnose)
        .WithFeatures([new("InterceptorsNamespaces", "Coroutines.Generated")]);

    // All compilations come from one, so that they share what is known of the references.
    private static readonly CSharpCompilation Base = CSharpCompilation.Create("TestProgram", references: References.All);

    public CSharpCompilation Compile() => Base
        .WithOptions(new(Kind, nullableContextOptions: Nullable, optimizationLevel: Optimization, checkOverflow: CheckOverflow, allowUnsafe: AllowUnsafe, deterministic: true, concurrentBuild: false, sourceReferenceResolver: new SourceFileResolver([], null, PathMap)))
        .AddSyntaxTrees(Trees());

    private IEnumerable<SyntaxTree> Trees()
    {
        var files = ImplicitUsings ? Files.Add(new("GlobalUsings.cs", ImplicitUsingsText)) : Files;
        return files.Select(f => CSharpSyntaxTree.ParseText(f.Text, ParseOptions, f.Path, Encoding.UTF8));
    }
}
