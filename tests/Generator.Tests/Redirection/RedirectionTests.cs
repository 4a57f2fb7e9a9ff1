using Generator.Tests.Harness;

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
        Assert.Contains("=> @this.CountCoroutine(n);", generation.File("Work.Interceptors.g.cs"), StringComparison.Ordinal);
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
