using System.Runtime.Loader;
using Coroutines.Generator;
using Coroutines.Generator.Checks;
using Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Generator.Tests.OtherGenerators;

/// <summary>Beside the generators of the SDK everything is rewritten, compiles, and does what it does without rewriting.</summary>
public sealed class SdkGeneratorTests
{
    private const string Program = """
        #nullable enable
        using System.Runtime.InteropServices;
        using System.Text.Json;
        using System.Text.Json.Serialization;
        using System.Text.RegularExpressions;
        using Microsoft.Extensions.Logging;
        using Coroutines;

        public sealed record Order(string Name, int[] Amounts);

        [JsonSerializable(typeof(Order))]
        [JsonSerializable(typeof(Dictionary<string, int>))]
        internal sealed partial class OrderContext : JsonSerializerContext;

        public sealed class ListLogger(List<string> lines) : ILogger
        {
            public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;
            public bool IsEnabled(LogLevel level) => true;
            public void Log<TState>(LogLevel level, EventId id, TState state, Exception? error, Func<TState, Exception?, string> format) => lines.Add($"{level}: {format(state, error)}");
        }

        public static partial class Native
        {
            [LibraryImport("libc", EntryPoint = "abs")]
            internal static partial int Abs(int n);
        }

        public partial class Work(ILogger logger)
        {
            [GeneratedRegex(@"(?<name>\w+)=(?<value>\d+)")]
            private static partial Regex Pair();

            [GeneratedRegex("^a+$", RegexOptions.IgnoreCase)]
            private static partial Regex Letters { get; }

            [LoggerMessage(1, LogLevel.Information, "read {Name} with {Count} amounts")]
            private static partial void Read(ILogger logger, string name, int count);

            [LoggerMessage(2, LogLevel.Warning, "negative: {Amount}")]
            private partial void Negative(int amount);

            [Coroutine]
            private static async Coroutine<T> Later<T>(T value)
            {
                await Coroutine.Yield();
                return value;
            }

            [Coroutine]
            public async Coroutine<string> Load(string text)
            {
                var order = JsonSerializer.Deserialize(await Later(text), OrderContext.Default.Order)!;
                Read(logger, order.Name, order.Amounts.Length);
                var sum = 0;
                foreach (var amount in order.Amounts)
                {
                    if (amount < 0)
                        Negative(amount);
                    sum += Native.Abs(await Later(amount));
                }

                var values = new Dictionary<string, int>();
                foreach (Match match in Pair().Matches(await Later("x=1,y=22")))
                    values[match.Groups["name"].Value] = await Later(int.Parse(match.Groups["value"].ValueSpan));
                var type = OrderContext.Default.DictionaryStringInt32;
                var matches = Letters.IsMatch(await Later("aAa"));
                return $"{sum} {JsonSerializer.Serialize(values, type)} {matches}";
            }

            public static string Main()
            {
                var lines = new List<string>();
                var result = Coroutine.Run(new Work(new ListLogger(lines)).Load("{\"Name\":\"n\",\"Amounts\":[1,-2,3]}"));
                return result + " " + string.Join("; ", lines);
            }
        }
        """;

    [Fact]
    public void Everything_is_rewritten_but_what_needs_types_that_others_make()
    {
        var (output, _) = Run(rewrite: true);
        Assert.Empty(output.GetDiagnostics(TestContext.Current.CancellationToken).Where(d => d.Severity == DiagnosticSeverity.Error));
        var tree = output.SyntaxTrees.First();
        var methods = tree.GetRoot(TestContext.Current.CancellationToken).DescendantNodes().OfType<MethodDeclarationSyntax>();
        var fallbacks = methods.Where(m => FallbackCheck.Check(m, output.GetSemanticModel(tree), TestContext.Current.CancellationToken) is not null).Select(m => m.Identifier.Text);

        // 'OrderContext.Default.Order' is a property that the JSON generator adds to a class of the user's.
        Assert.Equal(["Load"], fallbacks);
    }

    [Fact]
    public void It_runs_as_without_rewriting()
    {
        var plain = Start(Run(rewrite: false).Output);
        Assert.Equal("6 {\"x\":1,\"y\":22} True Information: read n with 3 amounts; Warning: negative: -2", plain);
        Assert.Equal(plain, Start(Run(rewrite: true).Output));
    }

    /// <summary>The same with what the JSON generator adds behind a member that the user declares: all is rewritten.</summary>
    [Fact]
    public void Behind_declared_members_all_of_it_is_rewritten()
    {
        var (output, _) = Behind();
        var others = StaleBindings.WithOthers(output, TestContext.Current.CancellationToken)!;
        var tree = output.SyntaxTrees.First();
        foreach (var method in tree.GetRoot(TestContext.Current.CancellationToken).DescendantNodes().OfType<MethodDeclarationSyntax>())
        {
            Assert.Null(FallbackCheck.Check(method, output.GetSemanticModel(tree), TestContext.Current.CancellationToken));
            Assert.Null(StaleBindings.Check(method, others, TestContext.Current.CancellationToken));
        }

        Assert.Equal("6 {\"x\":1,\"y\":22} True Information: read n with 3 amounts; Warning: negative: -2", Start(output));
    }

    internal static (Compilation Output, TestProject Project) Behind() => Run(rewrite: true, Program
            .Replace("OrderContext.Default.Order)", "OrderType())")
            .Replace("OrderContext.Default.DictionaryStringInt32", "ValuesType()")
            .Replace("[Coroutine]\n    private static", """
                private static System.Text.Json.Serialization.Metadata.JsonTypeInfo<Order> OrderType() => OrderContext.Default.Order;
                    private static System.Text.Json.Serialization.Metadata.JsonTypeInfo<Dictionary<string, int>> ValuesType() => OrderContext.Default.DictionaryStringInt32;

                    [Coroutine]
                    private static
                """));

    private static (Compilation Output, TestProject Project) Run(bool rewrite, string program = Program)
    {
        var project = (TestProject.Of(program) with { AllowUnsafe = true }).With("CoroutinesRewrite", rewrite ? "true" : "false");
        CSharpGeneratorDriver.Create([new CoroutineGenerator().AsSourceGenerator(), .. SdkGenerators.All], parseOptions: project.ParseOptions, optionsProvider: new ProjectProperties(project.Properties))
            .RunGeneratorsAndUpdateCompilation(project.Compile().AddReferences(MetadataReference.CreateFromFile(SdkGenerators.Logging)), out var output, out var diagnostics, TestContext.Current.CancellationToken);
        Assert.DoesNotContain(diagnostics, d => d.Severity >= DiagnosticSeverity.Warning);
        return (output, project);
    }

    private static string Start(Compilation output)
    {
        using var image = new MemoryStream();
        var result = output.Emit(image, cancellationToken: TestContext.Current.CancellationToken);
        Assert.True(result.Success, string.Join("\n", result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error)));
        image.Position = 0;
        var context = new AssemblyLoadContext(null, isCollectible: true);
        context.Resolving += static (loader, name) => name.Name == "Microsoft.Extensions.Logging.Abstractions" ? loader.LoadFromAssemblyPath(SdkGenerators.Logging)
            : File.Exists(Beside(name)) ? loader.LoadFromAssemblyPath(Beside(name)) : null;
        return (string)context.LoadFromStream(image).GetType("Work")!.GetMethod("Main")!.Invoke(null, null)!;
    }

    private static string Beside(System.Reflection.AssemblyName name) => Path.Combine(Path.GetDirectoryName(SdkGenerators.Logging)!, name.Name + ".dll");
}
