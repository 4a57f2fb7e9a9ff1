using Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Generator.Tests.Incremental;

/// <summary>A project that is built without rewriting pays nothing for it: no method is even looked at.</summary>
public class RewritingOffTests
{
    private const string Source = """
        using Coroutines;
        static partial class Work
        {
            [Coroutine] public static async Coroutine<int> One() { await Coroutine.Yield(); return 1; }
            [Coroutine] public static async Coroutine<int> Two() => await One() + await One();
        }
        """;

    [Theory]
    [InlineData("false", 0)]
    [InlineData("False", 0)]
    [InlineData("true", 2)]
    public void TheFeatureDecidesWhetherMethodsAreLookedAt(string feature, int methods)
    {
        var project = TestProject.Of(Source);
        var options = project.ParseOptions.WithFeatures([.. project.ParseOptions.Features, new("CoroutinesRewrite", feature)]);
        var trees = project.Compile().SyntaxTrees.Select(t => CSharpSyntaxTree.ParseText(t.GetText(TestContext.Current.CancellationToken), options, t.FilePath, TestContext.Current.CancellationToken));
        var compilation = project.Compile().RemoveAllSyntaxTrees().AddSyntaxTrees(trees);
        var driver = CSharpGeneratorDriver.Create(
                [new Coroutines.Generator.CoroutineGenerator().AsSourceGenerator()],
                parseOptions: options,
                driverOptions: new(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true))
            .RunGenerators(compilation, TestContext.Current.CancellationToken);

        var result = driver.GetRunResult().Results.Single();
        Assert.Null(result.Exception);
        Assert.Equal(methods, result.TrackedSteps.TryGetValue("Methods", out var steps) ? steps.Length : 0);
        Assert.Equal(methods, result.GeneratedSources.Count(s => s.HintName.EndsWith("Frame.g.cs", StringComparison.Ordinal)));
    }
}
