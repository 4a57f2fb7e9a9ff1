using Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Generator.Tests.Redirection;

/// <summary>
/// Where calls go. A call that is not redirected behaves the same, only slower, so comparing traces would not notice: these look at the text.
/// </summary>
public sealed class RedirectionTests
{
    private const string Virtual = """
        using Coroutines;

        public partial interface IStock { [Coroutine] Coroutine<int> Count(int n); }

        public partial class Shop : IStock
        {
            [Coroutine] public virtual async Coroutine<int> Count(int n) { await Coroutine.Yield(); return n; }
        }

        public partial class Store : Shop
        {
            [Coroutine] public override async Coroutine<int> Count(int n) { await Coroutine.Yield(); return n + 1; }
        }

        public sealed partial class Last : Shop
        {
            [Coroutine] public override async Coroutine<int> Count(int n) { await Coroutine.Yield(); return n + 2; }
        }

        static partial class Work
        {
            [Coroutine] public static async Coroutine<int> Test(Shop shop, IStock stock) => await shop.Count(1) + await stock.Count(2);

            public static Coroutine<int> Plain(Shop shop) => shop.Count(3);
        }
        """;

    [Fact]
    public void A_call_of_a_virtual_coroutine_goes_to_its_dispatching_member()
    {
        var generation = Generation.Of(Virtual);
        var frame = generation.File("Work.TestFrame.g.cs");
        Assert.Contains("shop.CountCoroutine(1)", frame, StringComparison.Ordinal);
        Assert.Contains("stock.CountCoroutine(2)", frame, StringComparison.Ordinal);
        Assert.Contains("=> @this.CountCoroutine(n);", generation.File("Coroutines.Interceptors.g.cs"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_frame_is_taken_only_for_an_object_of_exactly_that_type()
    {
        var generation = Generation.Of(Virtual);
        Assert.Contains("internal virtual Coroutine<int> CountCoroutine(int n) => GetType() == typeof(Shop) ? CoroutineFrames.Count(this, n) : Count(n);", generation.File("Shop.CountFrame.g.cs"), StringComparison.Ordinal);
        Assert.Contains("Coroutine<int> IStock.CountCoroutine(int n) => GetType() == typeof(Shop) ? CoroutineFrames.Count(this, n) : Count(n);", generation.File("Shop.CountFrame.g.cs"), StringComparison.Ordinal);
        Assert.Contains("internal override Coroutine<int> CountCoroutine(int n) => GetType() == typeof(Store) ? CoroutineFrames.Count(this, n) : Count(n);", generation.File("Store.CountFrame.g.cs"), StringComparison.Ordinal);
        Assert.Contains("internal override Coroutine<int> CountCoroutine(int n) => CoroutineFrames.Count(this, n);", generation.File("Last.CountFrame.g.cs"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_call_of_another_assembly_goes_to_its_public_companion()
    {
        var library = Generation.Of("""
            using Coroutines;

            public static partial class Library
            {
                [Coroutine] public static async Coroutine<int> Rewritten(int n) { await Coroutine.Yield(); return n; }
                [Coroutine] public static async Coroutine<int> Kept(int n) { var a = new { n }; await Coroutine.Yield(); return a.n; }
                [Coroutine] internal static async Coroutine<int> Hidden(int n) { await Coroutine.Yield(); return n; }
            }
            """).Output.WithAssemblyName("Library");
        using var image = new MemoryStream();
        Assert.True(library.Emit(image, cancellationToken: TestContext.Current.CancellationToken).Success);
        image.Position = 0;

        var project = TestProject.Of("""
            using Coroutines;

            static partial class Work
            {
                [Coroutine] public static async Coroutine<int> Test() => await Library.Rewritten(1) + await Library.Kept(2);
            }
            """);
        var input = project.Compile().AddReferences(MetadataReference.CreateFromStream(image));
        var driver = CSharpGeneratorDriver.Create([new Coroutines.Generator.CoroutineGenerator().AsSourceGenerator()], parseOptions: project.ParseOptions, optionsProvider: new ProjectProperties(project.Properties))
            .RunGeneratorsAndUpdateCompilation(input, out var output, out var diagnostics, TestContext.Current.CancellationToken);
        Assert.Empty(diagnostics);
        Assert.DoesNotContain(output.GetDiagnostics(TestContext.Current.CancellationToken), d => d.Severity == DiagnosticSeverity.Error);
        var text = string.Join("\n", driver.GetRunResult().GeneratedTrees);
        Assert.Contains("global::Library.CoroutineFrames.Rewritten(1)", text, StringComparison.Ordinal);
        Assert.Contains("global::Library.CoroutineFrames.Kept(2)", text, StringComparison.Ordinal);
        Assert.Contains("=> global::Library.CoroutineFrames.Rewritten(n);", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Only_a_child_that_may_set_an_AsyncLocal_is_isolated()
    {
        var generation = Generation.Of("""
            using Coroutines;

            static partial class Work
            {
                static readonly AsyncLocal<int> Local = new();

                [Coroutine] static async Coroutine Sets() { await Coroutine.Yield(); Local.Value = 1; }
                [Coroutine] static async Coroutine Pure() => await Coroutine.Yield();
                [Coroutine] public static async Coroutine Test() { await Sets(); await Pure(); }
            }
            """);
        var frame = generation.File("Work.TestFrame.g.cs");
        Assert.Contains("FrameOperations.ResumeIsolated(ref sets, ref setsContext, task)", frame, StringComparison.Ordinal);
        Assert.Contains("if (!pure.Resume(task))", frame, StringComparison.Ordinal);
    }
}
