using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;

namespace Analyzers.Tests;

/// <summary>Half-typed and broken code never makes an analyzer or a fixer throw.</summary>
public class RobustnessTests
{
    [Fact]
    public void All_analyzers_and_fixers_are_run()
    {
        Assert.True(Robust.Analyzers.Length >= 20);
        Assert.True(Robust.Fixers.Length >= 12);
    }

    [Theory]
    [MemberData(nameof(Robust.Programs), MemberType = typeof(Robust))]
    public async Task A_program_truncated_at_every_token(string program)
    {
        var source = Robust.Read(program);
        var found = 0;
        foreach (var end in Robust.TokenEnds(source))
        {
            found += (await Analyze(source[..end])).Length;
        }

        Assert.True(found > 0, "the whole program has diagnostics, so some truncated one has, too");
    }

    [Theory]
    [MemberData(nameof(Robust.Samples), MemberType = typeof(Robust))]
    public async Task A_sample_truncated_at_some_tokens(string sample)
    {
        var source = Robust.ReadSample(sample);
        var ends = Robust.TokenEnds(source);
        var step = Math.Max(1, ends.Count / SamplePoints);
        for (var i = 0; i < ends.Count; i += step)
        {
            var diagnostics = await Analyze(source[..ends[i]]);
            Assert.All(diagnostics, d => Assert.StartsWith("CORO", d.Id));
        }
    }

    [Theory]
    [MemberData(nameof(Robust.Programs), MemberType = typeof(Robust))]
    public async Task A_program_with_tokens_deleted_doubled_or_swapped(string program)
    {
        var source = Robust.Read(program);
        var found = 0;
        for (var seed = 0; seed < 30; seed++)
        {
            found += (await Analyze(Mutation.Of(source, seed))).Length;
        }

        Assert.True(found > 0);
    }

    [Theory]
    [MemberData(nameof(Robust.Programs), MemberType = typeof(Robust))]
    public async Task Fixers_on_broken_programs(string program)
    {
        var source = Robust.Read(program);
        var applied = 0;
        for (var seed = 1000; seed < 1012; seed++)
        {
            var document = FixProject.With(Mutation.Of(source, seed));
            var compilation = (CSharpCompilation)(await document.Project.GetCompilationAsync(Cancel))!;
            foreach (var diagnostic in await Check.Analyze(compilation, Robust.Analyzers))
            {
                applied += await ApplyAll(document, diagnostic);
            }
        }

        Assert.True(applied > 0);
    }

    /// <summary>How many truncations of each sample are tried; CORO_SAMPLE_POINTS=100000 tries every token.</summary>
    private static int SamplePoints { get; } = int.TryParse(Environment.GetEnvironmentVariable("CORO_SAMPLE_POINTS"), out var points) ? points : 5;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static readonly CSharpCompilation Empty = Compile.From("");

    private static Task<ImmutableArray<Diagnostic>> Analyze(string source)
        => Check.Analyze(
            Empty.ReplaceSyntaxTree(Empty.SyntaxTrees[1], CSharpSyntaxTree.ParseText(source, Compile.ParseOptions, path: "Broken.cs")),
            Robust.Analyzers);

    private static async Task<int> ApplyAll(Document document, Diagnostic diagnostic)
    {
        var actions = new List<CodeAction>();
        foreach (var fixer in Robust.Fixers.Where(f => f.FixableDiagnosticIds.Contains(diagnostic.Id)))
        {
            await fixer.RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), Cancel));
        }

        foreach (var action in actions)
        {
            Assert.NotEmpty(await action.GetOperationsAsync(Cancel));
        }

        return actions.Count;
    }
}
