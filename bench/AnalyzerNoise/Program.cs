using System.Diagnostics;
using Coroutines.Analyzers;
using Coroutines.Bench.AnalyzerNoise;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

// Runs all analyzers over a folder of somebody's sources as if every async method in them were a coroutine, and prints
// what is reported, to be read by a human: 'AnalyzerNoise FOLDER [SYMBOL…]'. What cannot be bound is not reported, so the
// second line says how many methods were looked at and how many of them have errors.
if (args.Length == 0)
{
    Console.Error.WriteLine("usage: AnalyzerNoise FOLDER [PREPROCESSOR SYMBOL…]");
    return 2;
}

var options = CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.Preview).WithPreprocessorSymbols((string[])[.. args[1..], "NET", "NETCOREAPP", "NET5_0_OR_GREATER", "NET6_0_OR_GREATER", "NET7_0_OR_GREATER", "NET8_0_OR_GREATER", "NET9_0_OR_GREATER", "NETCOREAPP3_1_OR_GREATER", "NETSTANDARD2_1_OR_GREATER"]);
var files = Directory.GetFiles(args[0], "*.cs", SearchOption.AllDirectories).Where(path => !path.Contains("/obj/", StringComparison.Ordinal)).ToList();
const string usings = "global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq; global using System.Net.Http; global using System.Threading; global using System.Threading.Tasks;";
var trees = files.Select(path => CSharpSyntaxTree.ParseText(File.ReadAllText(path), options, path)).Append(CSharpSyntaxTree.ParseText(usings, options, "Usings.cs"));
var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
    .Where(path => !Path.GetFileName(path).StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal) && Path.GetFileName(path) is not ("Coroutines.Analyzers.dll" or "Coroutines.Generator.dll" or "AnalyzerNoise.dll"))
    .Select(path => MetadataReference.CreateFromFile(path));
var compilation = CSharpCompilation.Create("Looked.At", trees, references, new(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true));

var methods = 0;
var broken = 0;
foreach (var tree in compilation.SyntaxTrees)
{
    var errors = compilation.GetSemanticModel(tree).GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => d.Location.SourceSpan).ToList();
    foreach (var method in tree.GetRoot().DescendantNodes().OfType<BaseMethodDeclarationSyntax>().Where(m => m.Modifiers.Any(SyntaxKind.AsyncKeyword)))
    {
        methods++;
        broken += errors.Any(span => method.Span.Contains(span)) ? 1 : 0;
    }
}

var analyzers = typeof(CoroutineAnalyzer).Assembly.GetTypes().Where(t => !t.IsAbstract && typeof(DiagnosticAnalyzer).IsAssignableFrom(t)).Select(t => (DiagnosticAnalyzer)Activator.CreateInstance(t)!);
var clock = Stopwatch.StartNew();
var found = await compilation.WithAnalyzers([.. analyzers], new AnalyzerOptions([], new AsyncScope())).GetAnalyzerDiagnosticsAsync();
foreach (var diagnostic in found.OrderBy(d => d.Id, StringComparer.Ordinal).ThenBy(d => d.Location.GetLineSpan().ToString(), StringComparer.Ordinal))
{
    var text = diagnostic.Location.SourceTree!.GetText();
    var line = diagnostic.Location.GetLineSpan().StartLinePosition.Line;
    Console.WriteLine($"{diagnostic.Id} {Path.GetRelativePath(args[0], diagnostic.Location.SourceTree.FilePath)}({line + 1}): {text.Lines[line].ToString().Trim()}");
    if (diagnostic.Id is "CORO2062" or "CORO2064" or "CORO2065" or "AD0001")
    {
        Console.WriteLine("    " + diagnostic.GetMessage());
    }
}

Console.WriteLine();
Console.WriteLine($"{files.Count} files, {methods} async methods, of which {broken} do not compile here; {found.Length} reports in {clock.Elapsed.TotalSeconds:F1} s");
Console.WriteLine(string.Join(", ", found.GroupBy(d => d.Id).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => $"{g.Key}: {g.Count()}")));
return 0;
