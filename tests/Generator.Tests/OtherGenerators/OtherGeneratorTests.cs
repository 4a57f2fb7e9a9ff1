using Coroutines.Generator;
using Coroutines.Generator.Checks;
using Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Generator.Tests.OtherGenerators;

/// <summary>One generator does not see what another makes. A body that needs it falls back, and says so in the finished build.</summary>
public sealed class OtherGeneratorTests
{
    private const string Program = """
        using Coroutines;

        static partial class Work
        {
            [Coroutine]
            public static async Coroutine<int> Needs()
            {
                var made = Made.Value;
                await Coroutine.Yield();
                return made;
            }

            [Coroutine]
            public static async Coroutine<int> Does_not()
            {
                var two = await Needs();
                return two + Declared();
            }

            private static partial int Declared();
        }
        """;

    [Fact]
    public void What_needs_it_falls_back_and_is_reported()
    {
        var (output, result) = Run();
        Assert.DoesNotContain(output.GetDiagnostics(TestContext.Current.CancellationToken), d => d.Severity == DiagnosticSeverity.Error);
        Assert.DoesNotContain(result.GeneratedTrees, t => t.FilePath.EndsWith("Work.NeedsFrame.g.cs", StringComparison.Ordinal) && t.ToString().Contains("struct NeedsFrame", StringComparison.Ordinal));
        var fallback = Check(output, "Needs");
        Assert.NotNull(fallback);
        Assert.Contains("another source generator", fallback.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_partial_member_that_another_generator_implements_is_no_obstacle()
    {
        var (output, result) = Run();
        Assert.Contains(result.GeneratedTrees, t => t.ToString().Contains("struct Does_notFrame", StringComparison.Ordinal));
        Assert.Null(Check(output, "Does_not"));
    }

    private static (Compilation Output, GeneratorDriverRunResult Result) Run()
    {
        var project = TestProject.Of(Program);
        var driver = CSharpGeneratorDriver.Create([new CoroutineGenerator().AsSourceGenerator(), new Maker().AsSourceGenerator()], parseOptions: project.ParseOptions, optionsProvider: new ProjectProperties(project.Properties))
            .RunGeneratorsAndUpdateCompilation(project.Compile(), out var output, out var diagnostics, TestContext.Current.CancellationToken);
        Assert.Empty(diagnostics);
        return (output, driver.GetRunResult());
    }

    private static Coroutines.Generator.Model.Fallback? Check(Compilation output, string method)
    {
        var tree = output.SyntaxTrees.First();
        var declaration = tree.GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>().Single(m => m.Identifier.Text == method);
        return FallbackCheck.Check(declaration, output.GetSemanticModel(tree), TestContext.Current.CancellationToken);
    }

    private sealed class Maker : IIncrementalGenerator
    {
        public void Initialize(IncrementalGeneratorInitializationContext context) =>
            context.RegisterSourceOutput(context.CompilationProvider, static (output, _) => output.AddSource("Made.g.cs", """
                static class Made { public static int Value => 1; }
                static partial class Work { private static partial int Declared() => 2; }
                """));
    }
}
