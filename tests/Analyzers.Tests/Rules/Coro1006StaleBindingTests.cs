using System.Globalization;
using Coroutines.Analyzers;
using Coroutines.Generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Analyzers.Tests;

public class Coro1006StaleBindingTests
{
    private const string Program = """
        public static partial class Work
        {
            private static object Format(object n) => n.ToString()!;

            [Coroutine]
            public static async Coroutine<string> Describe(int n)
            {
                var text = Format(n);
                await Coroutine.Yield();
                return text.ToString()!;
            }
        }
        """;

    [Fact]
    public async Task An_overload_that_another_generator_adds_is_an_error()
    {
        var found = await Analyze("partial class Work { private static string Format(int n) => \"int\"; }");
        var diagnostic = Assert.Single(found);
        Assert.Equal(("CORO1006", DiagnosticSeverity.Error, "Describe"), (diagnostic.Id, diagnostic.Severity, diagnostic.Location.SourceTree!.GetText(TestContext.Current.CancellationToken).ToString(diagnostic.Location.SourceSpan)));
        Assert.StartsWith("Coroutine 'Describe' was rewritten without the output of another source generator; with it, ", diagnostic.GetMessage(CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("partial class Work { private static string Other(int n) => \"int\"; }")]
    [InlineData("class Beside { }")]
    [InlineData(null)]
    public async Task What_makes_no_difference_is_not_reported(string? added) => Assert.Empty(await Analyze(added));

    private static async Task<IReadOnlyList<Diagnostic>> Analyze(string? added)
    {
        var features = Compile.ParseOptions.WithFeatures([new("InterceptorsNamespaces", "Coroutines.Generated")]);
        var compilation = CSharpCompilation.Create(
            "Tested",
            [CSharpSyntaxTree.ParseText(Compile.Usings, features, "Usings.cs", cancellationToken: TestContext.Current.CancellationToken), CSharpSyntaxTree.ParseText(Program, features, "Work.cs", cancellationToken: TestContext.Current.CancellationToken)],
            Compile.References,
            Compile.Options);
        CSharpGeneratorDriver.Create([new CoroutineGenerator().AsSourceGenerator(), new Adder(added).AsSourceGenerator()], parseOptions: features)
            .RunGeneratorsAndUpdateCompilation(compilation, out var finished, out _, TestContext.Current.CancellationToken);
        return await Check.Analyze(finished, [new Coro1006StaleBindingAnalyzer()]);
    }

    private sealed class Adder(string? text) : IIncrementalGenerator
    {
        public void Initialize(IncrementalGeneratorInitializationContext context) => context.RegisterSourceOutput(context.CompilationProvider, (output, _) =>
        {
            if (text is not null)
                output.AddSource("Added.g.cs", text);
        });
    }
}
