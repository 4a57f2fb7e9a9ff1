using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Coroutines.Bench.AnalyzerNoise;

/// <summary>Somebody's sources as one compilation: the running framework, and what libraries are given.</summary>
internal static class Sources
{
    private const string Usings = """
        global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq;
        global using System.Net.Http; global using System.Threading; global using System.Threading.Tasks;
        """;

    private static readonly string[] Symbols =
    [
        "NET", "NETCOREAPP", "NET5_0_OR_GREATER", "NET6_0_OR_GREATER", "NET7_0_OR_GREATER", "NET8_0_OR_GREATER", "NET9_0_OR_GREATER", "NET10_0_OR_GREATER",
        "NETCOREAPP2_1_OR_GREATER", "NETCOREAPP3_0_OR_GREATER", "NETCOREAPP3_1_OR_GREATER", "NETSTANDARD2_0_OR_GREATER", "NETSTANDARD2_1_OR_GREATER",
    ];

    public static CSharpCompilation Read(Arguments arguments)
    {
        var options = CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.Preview).WithPreprocessorSymbols(Symbols.Concat(arguments.Symbols).ToArray());
        var files = arguments.Folders.SelectMany(folder => Directory.GetFiles(folder, "*.cs", SearchOption.AllDirectories))
            .Where(path => !path.Contains("/obj/", StringComparison.Ordinal) && !path.Contains("/bin/", StringComparison.Ordinal));
        var trees = files.Select(path => CSharpSyntaxTree.ParseText(File.ReadAllText(path), options, path)).Append(CSharpSyntaxTree.ParseText(Usings, options, "Usings.cs"));
        return CSharpCompilation.Create("Looked.At", trees, References(arguments), new(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true));
    }

    /// <summary>How many methods are async, and how many of those have an error in their body, so that nothing certain is known of them.</summary>
    public static (int Async, int Broken) Count(CSharpCompilation compilation)
    {
        var methods = 0;
        var broken = 0;
        foreach (var tree in compilation.SyntaxTrees)
        {
            var errors = compilation.GetSemanticModel(tree).GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => d.Location.SourceSpan).ToList();
            foreach (var method in tree.GetRoot().DescendantNodes().OfType<BaseMethodDeclarationSyntax>().Where(m => m.Modifiers.Any(SyntaxKind.AsyncKeyword)))
            {
                methods++;
                broken += errors.Any(((SyntaxNode?)method.Body ?? method.ExpressionBody ?? (SyntaxNode)method).Span.Contains) ? 1 : 0;
            }
        }

        return (methods, broken);
    }

    /// <summary>A library with the name of a folder of the sources is made of these sources, so it is left out.</summary>
    private static IEnumerable<MetadataReference> References(Arguments arguments)
    {
        var own = arguments.Folders.SelectMany(folder => Directory.GetDirectories(folder, "*", SearchOption.AllDirectories).Append(folder)).Select(Path.GetFileName).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var framework = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => !Path.GetFileName(path).StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal) && Path.GetFileName(path) is not ("Coroutines.Analyzers.dll" or "Coroutines.Generator.dll" or "AnalyzerNoise.dll"));
        return framework.Concat(arguments.Libraries.SelectMany(folder => Directory.GetFiles(folder, "*.dll")))
            .DistinctBy(Path.GetFileName).Where(path => !own.Contains(Path.GetFileNameWithoutExtension(path)))
            .Select(path => MetadataReference.CreateFromFile(path));
    }
}
