using System.Collections.Immutable;
using Coroutines.Analyzers;
using Coroutines.Bench.AnalyzerNoise;
using Coroutines.Bench.FixerErrors;
using Coroutines.CodeFixes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

// Makes coroutines of the async methods of somebody's sources, applies each fix to all that is reported there, and prints what
// does not compile any more. What stands in a member with errors of its own is left alone.
if (Arguments.Parse(args) is not { } arguments)
{
    Console.Error.WriteLine(Arguments.Usage);
    return 2;
}

var (program, coroutines) = Marking.Of(Sources.Read(arguments));
var project = Workspaces.ProjectOf(program);
var compilation = (await project.GetCompilationAsync())!;
var before = Errors.Of(compilation);
var reported = (await compilation.WithAnalyzers([.. All<DiagnosticAnalyzer>(typeof(CoroutineAnalyzer))], project.AnalyzerOptions).GetAnalyzerDiagnosticsAsync())
    .Where(before.IsSound).ToImmutableArray();
Console.WriteLine($"{project.DocumentIds.Count} files, {coroutines} coroutines, {before.Count} errors, {reported.Length} reports where there are none");
var failed = 0;
foreach (var fixer in All<CodeFixProvider>(typeof(CoroutineFixer)).OrderBy(fixer => fixer.GetType().Name, StringComparer.Ordinal))
{
    await foreach (var (key, offered, fixedProject) in Workspaces.FixAll(fixer, project, reported))
    {
        var added = Errors.Of((await fixedProject.GetCompilationAsync())!).Beyond(before);
        Console.WriteLine($"{key}: {offered} offered, {fixedProject.GetChanges(project).GetChangedDocuments().Count()} files changed, {added.Count} new errors");
        added.ForEach(error => Console.WriteLine("    " + error));
        failed += added.Count;
    }
}

return failed == 0 ? 0 : 1;

static IEnumerable<T> All<T>(Type sibling)
    => sibling.Assembly.GetTypes().Where(type => !type.IsAbstract && typeof(T).IsAssignableFrom(type)).Select(type => (T)Activator.CreateInstance(type)!);
