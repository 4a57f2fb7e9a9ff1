using System.Diagnostics;
using System.Reflection;
using Coroutines.Bench.BuildCost;
using Coroutines.Generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

// What rewriting costs a build: 200 files with 1,000 coroutine methods, compiled with and without, in one warm process as the compiler server
// is; then one edit inside a method. 'write FOLDER' writes the project out instead, to build it with the command line. The figures are processor time, and the ratio is what counts: machines are noisy.
if (args is ["write", var folder])
{
    ProjectOnDisk.Write(folder, 200);
    return;
}

var Files = args.Length > 0 ? int.Parse(args[0]) : 200;
var Rounds = args.Length > 1 ? int.Parse(args[1]) : 7;

// Without an XML documentation file, the compiler does not parse documentation comments.
var options = CSharpParseOptions.Default.WithDocumentationMode(DocumentationMode.None).WithLanguageVersion(LanguageVersion.CSharp13).WithFeatures([new("InterceptorsNamespaces", "Coroutines.Generated")]);
var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
    .Where(p => Path.GetFileName(p) is var name && (name.StartsWith("System.", StringComparison.Ordinal) || name is "Coroutines.dll" or "mscorlib.dll" or "netstandard.dll"))
    .Select(p => MetadataReference.CreateFromFile(p)).ToList();
var trees = SampleProject.Files(Files).Select((text, i) => Parse(text, i)).ToArray();

var plain = new List<double>();
var rewritten = new List<double>();
var generates = new List<double>();
var edits = new List<double>();
for (var round = 0; round < Rounds + 3; round++)
{
    var without = Measure(() => Emit(NewCompilation()));
    GeneratorDriver driver = NewDriver();
    Compilation output = null!;
    var compilation = NewCompilation();
    var generate = Measure(() => driver = driver.RunGeneratorsAndUpdateCompilation(compilation, out output, out _));
    var with = generate + Measure(() => Emit(output));

    var edited = compilation.ReplaceSyntaxTree(trees[7], Parse(SampleProject.File(7, $"_log.WriteLine({round});"), 7));
    // An editor has done this many times before: the first few are not counted.
    for (var i = 0; i < 8; i++)
        driver = driver.RunGenerators(compilation.ReplaceSyntaxTree(trees[7], Parse(SampleProject.File(7, $"_log.WriteLine({i});"), 7)));
    var edit = Measure(() => driver.RunGenerators(edited));
    if (round < 3)
        continue;
    plain.Add(without);
    rewritten.Add(with);
    generates.Add(generate);
    edits.Add(edit);
}

Console.WriteLine($"{Files} files, {Files * 5} coroutine methods; medians of {Rounds} rounds, processor time:");
Console.WriteLine($"build without rewriting   {Median(plain),8:F0} ms");
Console.WriteLine($"build with rewriting      {Median(rewritten),8:F0} ms   ratio {Median(rewritten) / Median(plain):F2}");
Console.WriteLine($"  of which the generator  {Median(generates),8:F0} ms");
Console.WriteLine($"generator after an edit   {Median(edits),8:F0} ms");

static SyntaxTree Reparse(string text, string path, CSharpParseOptions options) => CSharpSyntaxTree.ParseText(text, options, path, System.Text.Encoding.UTF8);

SyntaxTree Parse(string text, int number) => Reparse(text, $"/project/Service{number}.cs", options);

// Fresh trees each time: a build parses too, and must not find anything bound already.
CSharpCompilation NewCompilation() => CSharpCompilation.Create(
    "Sample",
    trees.Select(t => Reparse(t.ToString(), t.FilePath, options)).ToArray() is var fresh ? Remember(fresh) : [],
    references,
    new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, optimizationLevel: OptimizationLevel.Release));

SyntaxTree[] Remember(SyntaxTree[] fresh) => trees = fresh;

GeneratorDriver NewDriver() => CSharpGeneratorDriver.Create([new CoroutineGenerator().AsSourceGenerator()], parseOptions: options);

static void Emit(Compilation compilation)
{
    using var stream = new MemoryStream();
    var result = compilation.Emit(stream);
    if (!result.Success)
        throw new InvalidOperationException(result.Diagnostics.First(d => d.Severity == DiagnosticSeverity.Error).ToString());
}

static double Measure(Action action)
{
    GC.Collect();
    var process = Process.GetCurrentProcess();
    var before = process.TotalProcessorTime;
    action();
    process.Refresh();
    return (process.TotalProcessorTime - before).TotalMilliseconds;
}

static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
