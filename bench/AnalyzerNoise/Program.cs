using System.Diagnostics;
using System.Globalization;
using Coroutines.Analyzers;
using Coroutines.Bench.AnalyzerNoise;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

// Runs all analyzers over somebody's sources, with every async method looked at, and those made coroutines that can be one;
// where that keeps something from compiling, over the sources as they are too. Prints what is reported, to be read by a human;
// docs/noise.md keeps the score. What cannot be bound is not reported, so the last lines say how many methods were looked at and
// how many of them have errors.
if (Arguments.Parse(args) is not { } arguments)
{
    Console.Error.WriteLine(Arguments.Usage);
    return 2;
}

var clock = Stopwatch.StartNew();
var written = Sources.Read(arguments);
var (marked, coroutines) = Marking.Of(written);
var (methods, broken) = Sources.Count(written);
var (_, brokenByMarking) = Sources.Count(marked);
var reports = (await Analyze(marked)).Concat(brokenByMarking > broken ? await Analyze(written) : [])
    .GroupBy(d => (d.Id, d.Location.SourceTree?.FilePath, d.Location.GetLineSpan().StartLinePosition.Line)).SelectMany(OneRun)
    .OrderBy(d => d.Id, StringComparer.Ordinal).ThenBy(d => d.Location.SourceTree?.FilePath, StringComparer.Ordinal).ThenBy(d => d.Location.SourceSpan.Start)
    .ToList();
foreach (var diagnostic in reports)
{
    var tree = diagnostic.Location.SourceTree;
    var line = diagnostic.Location.GetLineSpan().StartLinePosition.Line;
    Console.WriteLine($"{diagnostic.Id} {Path.GetRelativePath(arguments.Folders[0], tree?.FilePath ?? "")}({line + 1}): {tree?.GetText().Lines[line].ToString().Trim()}");
    Console.WriteLine("    " + diagnostic.GetMessage(CultureInfo.InvariantCulture));
}

Console.WriteLine();
Console.WriteLine($"{written.SyntaxTrees.Length - 1} files, {methods} async methods, {broken} of them do not compile here; {coroutines} marked as coroutines, {brokenByMarking} do not compile then; {clock.Elapsed.TotalSeconds:F0} s");
Console.WriteLine($"{reports.Count} reports: " + string.Join(", ", reports.GroupBy(d => d.Id).Select(g => $"{g.Key}: {g.Count()}")));
return 0;

static async Task<IEnumerable<Diagnostic>> Analyze(CSharpCompilation compilation)
{
    var analyzers = typeof(CoroutineAnalyzer).Assembly.GetTypes().Where(t => !t.IsAbstract && typeof(DiagnosticAnalyzer).IsAssignableFrom(t)).Select(t => (DiagnosticAnalyzer)Activator.CreateInstance(t)!);
    return await compilation.WithAnalyzers([.. analyzers], new AnalyzerOptions([], new AsyncScope())).GetAnalyzerDiagnosticsAsync();
}

// What both runs report on a line is counted once.
static IEnumerable<Diagnostic> OneRun(IEnumerable<Diagnostic> ofLine)
    => ofLine.GroupBy(d => d.Location.SourceTree).MaxBy(run => run.Count())!.DistinctBy(d => d.Location.SourceSpan);
