using System.Diagnostics;
using System.Globalization;
using Coroutines.Analyzers;
using Coroutines.Bench.AnalyzerCost;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Diagnostics.Telemetry;

// What all analyzers together, and the generator of blocking facts, cost a build of a generated solution of 100,000 lines: the processor time that
// they add, over that of compiling. What the analyzers' driver costs by itself is measured with an analyzer that does nothing, and left out: it runs
// anyway, for the analyzers of the SDK, and in a build it costs less than here, where it looks for the compiler's errors once more.
// 'AnalyzerCost [LINES] [ROUNDS]'.
var lines = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 100_000;
var rounds = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 5;
var options = CSharpParseOptions.Default.WithDocumentationMode(DocumentationMode.None);
var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
    .Where(path => Path.GetFileName(path) is var name && (name.StartsWith("System.", StringComparison.Ordinal) || name is "Coroutines.dll" or "netstandard.dll" or "mscorlib.dll"))
    .Select(path => MetadataReference.CreateFromFile(path)).ToList();
var sources = GeneratedSolution.Files(lines);
DiagnosticAnalyzer[] analyzers = [.. typeof(CoroutineAnalyzer).Assembly.GetTypes()
    .Where(type => !type.IsAbstract && typeof(DiagnosticAnalyzer).IsAssignableFrom(type))
    .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!)
    // A build on the command line leaves out those that only inform.
    .Where(analyzer => analyzer.SupportedDiagnostics.Any(rule => rule.DefaultSeverity >= DiagnosticSeverity.Warning))];

var compiling = new List<double>();
var driving = new List<double>();
var analyzing = new List<double>();
var stating = new List<double>();
var own = new Dictionary<string, List<double>>();
var reports = 0;
for (var round = 0; round < rounds + 3; round++)
{
    var plain = Measure(() => Emit(NewCompilation()));
    var driven = Measure(() => Analyze([new IdleAnalyzer()]));
    AnalysisResult? result = null;
    var analyzed = Measure(() => result = Analyze(analyzers));
    var compilation = NewCompilation();
    Emit(compilation);
    var facts = Measure(() => CSharpGeneratorDriver.Create([new BlockingFactGenerator().AsSourceGenerator()], parseOptions: options).RunGenerators(compilation));
    if (round < 3)
    {
        continue;
    }

    compiling.Add(plain);
    driving.Add(driven);
    analyzing.Add(analyzed);
    stating.Add(facts);
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

var added = Median(analyzing) - Median(driving);
Console.WriteLine($"{sources.Sum(source => source.Count(c => c == '\n'))} lines in {sources.Count} files, {reports} reports; medians of {rounds} rounds, processor time:");
Console.WriteLine($"compiling                          {Median(compiling),8:F0} ms");
Console.WriteLine($"and an analyzer that does nothing  {Median(driving),8:F0} ms");
Console.WriteLine($"and all our analyzers instead      {Median(analyzing),8:F0} ms   they add {added:F0} ms, {added / Median(compiling):P1} of compiling");
Console.WriteLine($"the generator of blocking facts    {Median(stating),8:F0} ms   {Median(stating) / Median(compiling):P1}");
Console.WriteLine($"time spent in the rules            {own.Values.Sum(Median),8:F0} ms   the first rule that asks pays for what all share");
foreach (var (name, times) in own.OrderByDescending(pair => Median(pair.Value)).Where(pair => Median(pair.Value) >= 1))
{
    Console.WriteLine($"  {Median(times),8:F1} ms  {name}");
}

CSharpCompilation NewCompilation() => CSharpCompilation.Create(
    "Solution", sources.Select((source, i) => CSharpSyntaxTree.ParseText(source, options, $"/solution/File{i}.cs")), references,
    new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, optimizationLevel: OptimizationLevel.Release));

// As the compiler does: the analyzers share the compilation that is emitted.
AnalysisResult Analyze(DiagnosticAnalyzer[] all)
{
    var analyzed = NewCompilation().WithAnalyzers([.. all], new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), onAnalyzerException: null, concurrentAnalysis: true, logAnalyzerExecutionTime: true));
    var result = analyzed.GetAnalysisResultAsync(CancellationToken.None).GetAwaiter().GetResult();
    Emit(analyzed.Compilation);
    return result;
}

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
