using Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Generator.Tests.Redirection;

/// <summary>Calls of coroutines of another assembly: public ones that are not virtual have a public companion, found in metadata.</summary>
public sealed class OtherAssemblyTests
{
    private const string Library = """
        using Coroutines;
        using System.Runtime.CompilerServices;
        [assembly: InternalsVisibleTo("TestProgram")]

        namespace Library;

        public static partial class Statics
        {
            [Coroutine] public static async Coroutine<int> Rewritten(int n) { await Coroutine.Yield(); return n; }
            [Coroutine] public static async Coroutine<int> Kept(int n) { var a = new { n }; await Coroutine.Yield(); return a.n; }
            [Coroutine] public static async Coroutine<int> Extension(this int n, int optional = 3) { await Coroutine.Yield(); return n + optional; }
            [Coroutine] public static async Coroutine<T> Generic<T>(T t) where T : notnull { await Coroutine.Yield(); return t; }
            [Coroutine] internal static async Coroutine<int> Internal(int n) { await Coroutine.Yield(); return n; }
        }

        public partial class Instances<T>
        {
            [Coroutine] public async Coroutine<int> Instance(T t) { await Coroutine.Yield(); return 1; }
            [Coroutine] public virtual async Coroutine<int> Virtual(T t) { await Coroutine.Yield(); return 1; }
        }

        public partial struct Value
        {
            [Coroutine] public async Coroutine<int> OfStruct() { await Coroutine.Yield(); return 1; }
        }

        public partial interface IThing { [Coroutine] Coroutine<int> Interface(); }
        """;

    private static readonly Lazy<MetadataReference> Reference = new(Compile);

    [Theory]
    [InlineData("Statics.Rewritten(1)", "global::Library.Statics.CoroutineFrames.Rewritten(")]
    [InlineData("Statics.Kept(1)", "global::Library.Statics.CoroutineFrames.Kept(")]
    [InlineData("4.Extension()", "global::Library.Statics.CoroutineFrames.Extension(")]
    [InlineData("Statics.Extension(4, optional: 1)", "global::Library.Statics.CoroutineFrames.Extension(")]
    [InlineData("Statics.Generic(1)", "global::Library.Statics.CoroutineFrames.Generic<")]
    [InlineData("new Instances<string>().Instance(\"\")", "global::Library.Instances<")]
    [InlineData("new Value().OfStruct()", "global::Library.Value.CoroutineFrames.OfStruct(")]
    public void A_call_goes_to_the_public_companion(string call, string companion)
    {
        var (frame, interceptors) = Generate(call);
        Assert.Contains(companion, frame, StringComparison.Ordinal);
        Assert.Contains("=> " + companion, interceptors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Statics.Internal(1)")]
    [InlineData("new Instances<string>().Virtual(\"\")")]
    [InlineData("((IThing)null!).Interface()")]
    public void A_call_of_one_without_a_public_companion_is_left_alone(string call)
    {
        var (frame, interceptors) = Generate(call);
        Assert.Contains(call, frame, StringComparison.Ordinal);
        Assert.Equal("", interceptors);
    }

    /// <summary>The call stands in a coroutine and in a method that is none.</summary>
    private static (string Frame, string Interceptors) Generate(string call)
    {
        var project = TestProject.Of($$"""
            using Coroutines;
            using Library;

            static partial class Work
            {
                [Coroutine] public static async Coroutine<int> Framed() => await {{call}};
                public static Coroutine<int> Plain() => {{call}};
            }
            """);
        var driver = CSharpGeneratorDriver.Create([new Coroutines.Generator.CoroutineGenerator().AsSourceGenerator()], parseOptions: project.ParseOptions, optionsProvider: new ProjectProperties(project.Properties))
            .RunGeneratorsAndUpdateCompilation(project.Compile().AddReferences(Reference.Value), out var output, out var diagnostics, TestContext.Current.CancellationToken);
        Assert.Empty(diagnostics);
        Assert.Empty(output.GetDiagnostics(TestContext.Current.CancellationToken).Where(d => d.Severity == DiagnosticSeverity.Error));
        var files = driver.GetRunResult().Results.Single().GeneratedSources.ToDictionary(s => s.HintName, s => s.SourceText.ToString());
        return (files["Work.FramedFrame.g.cs"], files.GetValueOrDefault("Work.Interceptors.g.cs", ""));
    }

    private static MetadataReference Compile()
    {
        var library = Generation.Of(Library).Output.WithAssemblyName("Library");
        var image = new MemoryStream();
        var result = library.Emit(image);
        Assert.True(result.Success, string.Join("\n", result.Diagnostics));
        return MetadataReference.CreateFromImage(image.ToArray());
    }
}
