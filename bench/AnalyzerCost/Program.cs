using System.Diagnostics;
using System.Globalization;
using Coroutines.Analyzers;
using Coroutines.Bench.AnalyzerCost;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Diagnostics.Telemetry;

// What all analyzers together cost a build of a generated solution of 100,000 lines: the processor time of compiling with
// them over that of compiling without. 'AnalyzerCost [LINES] [ROUNDS]'.
var lines = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 100_000;
var rounds = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 5;
var options = CSharpParseOptions.Default.WithDocumentationMode(DocumentationMode.None);
var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
    .Where(path => Path.GetFileName(path) is var name && (name.StartsWith("System.", StringComparison.Ordinal) || name is "Coroutines.dll" or "netstandard.dll" or "mscorlib.dll"))
    .Select(path => MetadataReference.CreateFromFile(path)).ToList();
var sources = GeneratedSolution.Files(lines);
var analyzers = typeof(CoroutineAnalyzer).Assembly.GetTypes()
    .Where(type => !type.IsAbstract && typeof(DiagnosticAnalyzer).IsAssignableFrom(type))
    .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!)
    // A build on the command line leaves out those that only inform.
    .Where(analyzer => analyzer.SupportedDiagnostics.Any(rule => rule.DefaultSeverity >= DiagnosticSeverity.Warning)).ToArray();

var without = new List<double>();
var with = new List<double>();
var own = new Dictionary<string, List<double>>();
var reports = 0;
for (var round = 0; round < rounds + 2; round++)
{
    var plain = Measure(() => Emit(NewCompilation()));
    CompilationWithAnalyzers? analyzed = null;
    AnalysisResult? result = null;
    var both = Measure(() =>
    {
        // As the compiler does: the analyzers share the compilation that is emitted.
        analyzed = NewCompilation().WithAnalyzers([.. analyzers], new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), onAnalyzerException: null, concurrentAnalysis: true, logAnalyzerExecutionTime: true));
        result = analyzed.GetAnalysisResultAsync(CancellationToken.None).GetAwaiter().GetResult();
        Emit(analyzed.Compilation);
    });
    if (round < 2)
    {
        continue;
    }

    without.Add(plain);
    with.Add(both);
    reports = result!.GetAllDiagnostics().Length;
    foreach (var (analyzer, info) in result.AnalyzerTelemetryInfo)
    {
        if (!own.TryGetValue(analyzer.GetType().Name, out var times))
        {
            own[analyzer.GetType().Name] = times = [];
        }

        times.Add(info.ExecutionTime.TotalMilliseconds);
    }
}

Console.WriteLine($"{sources.Sum(source => source.Count(c => c == '\n'))} lines in {sources.Count} files, {reports} reports; medians of {rounds} rounds:");
Console.WriteLine($"compiling              {Median(without),8:F0} ms of processor time");
Console.WriteLine($"compiling + analyzing  {Median(with),8:F0} ms   {(Median(with) / Median(without)) - 1:P1} more, the analyzers' driver included");
Console.WriteLine($"in the rules           {own.Values.Sum(Median),8:F0} ms   {own.Values.Sum(Median) / Median(without):P1}");
foreach (var (name, times) in own.OrderByDescending(pair => Median(pair.Value)))
{
    Console.WriteLine($"  {Median(times),8:F1} ms  {name}");
}

CSharpCompilation NewCompilation() => CSharpCompilation.Create(
    "Solution", sources.Select((source, i) => CSharpSyntaxTree.ParseText(source, options, $"/solution/File{i}.cs")), references,
    new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, optimizationLevel: OptimizationLevel.Release));

static void Emit(Compilation compilation)
{
    using var stream = new MemoryStream();
    var result = compilation.Emit(stream);
    if (!result.Success)
    {
        throw new InvalidOperationException(result.Diagnostics.First(d => d.Severity == DiagnosticSeverity.Error).ToString());
    }
}

static double Measure(Action action)
{
    GC.Collect();
    using var process = Process.GetCurrentProcess();
    var before = process.TotalProcessorTime;
    action();
    process.Refresh();
    return (process.TotalProcessorTime - before).TotalMilliseconds;
}

static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
