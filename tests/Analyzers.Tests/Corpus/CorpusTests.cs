using System.Globalization;
using System.Runtime.CompilerServices;
using Coroutines.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Analyzers.Tests;

/// <summary>
/// The labelled corpus: <c>Drawn*.txt</c> is drawn by a seed from what may block, and <c>LookAlikes.txt</c> is written by
/// hand. What was decided about each site stands in the file, and is older than the rules that find it.
/// </summary>
public class CorpusTests
{
    /// <summary>What part of the blocking sites is to be found.</summary>
    private const double Found = 0.99;

    [Fact]
    public async Task The_sites_that_block_are_found_and_nothing_else()
    {
        var blocking = 0;
        var quiet = 0;
        var misses = new List<string>();
        var falsePositives = new List<string>();
        foreach (var path in Directory.GetFiles(Folder(), "*.txt").Order())
        {
            var text = await File.ReadAllTextAsync(path, Cancel);
            var parsed = Markup.Parse(text);
            quiet += parsed.Source.Split('\n').Count(line => line.EndsWith("//-", StringComparison.Ordinal)) + DrawnAndQuiet(text);
            blocking += parsed.Expected.Count;

            var compilation = Compile.From("global using System.Text;", parsed.Source);
            Check.AssertCompiles(compilation);
            var reported = (await Check.Analyze(compilation, Robust.Analyzers))
                .Where(d => d.Id.StartsWith("CORO2", StringComparison.Ordinal))
                .Select(d => (d.Id, Span: d.Location.SourceSpan)).ToHashSet();
            var expected = parsed.Expected.Select(e => (e.Id, e.Span)).ToHashSet();
            misses.AddRange(expected.Except(reported).Select(site => Show(path, parsed.Source, site)));
            falsePositives.AddRange(reported.Except(expected).Select(site => Show(path, parsed.Source, site)));
        }

        Assert.True(blocking >= 400 && quiet >= 400, $"{blocking} sites that block, {quiet} that do not");
        var found = (blocking - misses.Count) / (double)blocking;
        var report = string.Create(CultureInfo.InvariantCulture,
            $"{blocking} sites block, {quiet} do not; found: {found:P1}, misses: {misses.Count}, false positives: {falsePositives.Count}\n{string.Join("\n", misses.Select(m => "missed " + m).Concat(falsePositives.Select(f => "wrong " + f)))}");
        TestContext.Current.TestOutputHelper?.WriteLine(report);
        Assert.True(found >= Found && falsePositives.Count == 0, report);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Each method of a drawn file is one site; those without a mark do not block.</summary>
    private static int DrawnAndQuiet(string text)
        => text.Contains("partial class Drawn", StringComparison.Ordinal)
            ? text.Split("[Coroutine]").Skip(1).Count(method => !method.Contains("{|CORO", StringComparison.Ordinal))
            : 0;

    private static string Show(string path, string source, (string Id, TextSpan Span) site)
        => $"{Path.GetFileName(path)}: {site.Id} {source.Substring(site.Span.Start, site.Span.Length)}";

    private static string Folder([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
