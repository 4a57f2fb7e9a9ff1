using Coroutines.CompilerServices;
using Coroutines.Generator;
using Coroutines.Generator.Bind;
using Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Generator.Tests.Compiling;

/// <summary>Generated code and runtime must fit, and if they do not, a sentence says what to do.</summary>
public sealed class ContractTests
{
    private const string Program = """
        using Coroutines;

        public static partial class Work
        {
            [Coroutine]
            public static async Coroutine<int> Test() { await Coroutine.Yield(); return 1; }
        }
        """;

    [Fact]
    public void Generator_and_runtime_of_one_package_have_one_number() => Assert.Equal(FrameContract.Version, RuntimeContract.OfGenerator);

    [Fact]
    public void An_assembly_asks_when_it_is_loaded() =>
        Assert.Contains($"FrameContract.Require({FrameContract.Version}, typeof(Contract))", Generation.Of(Program).File("Coroutines.Contract.g.cs"), StringComparison.Ordinal);

    [Fact]
    public void Without_coroutines_nothing_is_asked() => Assert.Empty(Generation.Of("class Plain { }").Files);

    [Theory]
    [InlineData(99, "newer version of the package 'Coroutines' (contract 99)")]
    [InlineData(0, "older version of the package 'Coroutines' (contract 0)")]
    public void Another_runtime_is_told_by_name(int version, string expected)
    {
        var wrong = Assert.Throws<InvalidOperationException>(() => FrameContract.Require(version, typeof(ContractTests)));
        Assert.StartsWith("'Generator.Tests' was compiled with an", wrong.Message.Replace("with a newer", "with an newer", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains(expected, wrong.Message, StringComparison.Ordinal);
    }

    /// <summary>The only error is ours, and says what to do: nothing else is generated that would miss members.</summary>
    [Theory]
    [InlineData("public static class FrameContract { public const int Oldest = 98; public const int Version = 99; }", 99)]
    [InlineData("", 0)]
    public void A_runtime_of_another_package_is_an_error_of_the_build(string type, int version)
    {
        var project = TestProject.Of(Program);
        var runtime = Runtime(type);
        var references = References.All.Where(r => !r.Display!.EndsWith("Coroutines.dll", StringComparison.Ordinal)).Append(runtime.ToMetadataReference());
        CSharpGeneratorDriver.Create([new CoroutineGenerator().AsSourceGenerator()], parseOptions: project.ParseOptions, optionsProvider: new ProjectProperties(project.Properties))
            .RunGeneratorsAndUpdateCompilation(project.Compile().WithReferences(references), out var output, out _, TestContext.Current.CancellationToken);
        var error = Assert.Single(output.GetDiagnostics(TestContext.Current.CancellationToken), d => d.Severity == DiagnosticSeverity.Error);
        Assert.Equal("CS1029", error.Id);
        Assert.Contains($"the referenced Coroutines.dll has contract {version}: reference one version of the package in all projects", error.GetMessage(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    /// <summary>As little of a runtime as the program needs.</summary>
    private static CSharpCompilation Runtime(string contract) => CSharpCompilation.Create(
        "Coroutines",
        [CSharpSyntaxTree.ParseText($$"""
            using System;
            using System.Runtime.CompilerServices;

            namespace Coroutines
            {
                public sealed class CoroutineAttribute : Attribute { }
                public struct Coroutine { public static YieldAwaitable Yield() => default; }
                [AsyncMethodBuilder(typeof(Builder<>))]
                public struct Coroutine<T> { }

                public struct Builder<T>
                {
                    public static Builder<T> Create() => default;
                    public void Start<TMachine>(ref TMachine machine) where TMachine : IAsyncStateMachine { }
                    public void SetStateMachine(IAsyncStateMachine machine) { }
                    public void SetResult(T result) { }
                    public void SetException(Exception error) { }
                    public void AwaitOnCompleted<TAwaiter, TMachine>(ref TAwaiter awaiter, ref TMachine machine) where TAwaiter : INotifyCompletion where TMachine : IAsyncStateMachine { }
                    public void AwaitUnsafeOnCompleted<TAwaiter, TMachine>(ref TAwaiter awaiter, ref TMachine machine) where TAwaiter : ICriticalNotifyCompletion where TMachine : IAsyncStateMachine { }
                    public Coroutine<T> Task => default;
                }
            }

            namespace Coroutines.CompilerServices
            {
                {{contract}}
            }
            """, cancellationToken: TestContext.Current.CancellationToken)],
        References.All,
        new(OutputKind.DynamicallyLinkedLibrary));
}
