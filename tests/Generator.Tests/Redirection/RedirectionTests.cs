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
    public void A_call_of_a_virtual_coroutine_is_dispatched_by_an_interface()
    {
        var generation = Generation.Of(Virtual);
        var frame = generation.File("Work.TestFrame.g.cs");
        Assert.Contains("Shop.ICountCoroutine.Dispatch(shop, 1)", frame, StringComparison.Ordinal);
        Assert.Contains("IStock.ICountCoroutine.Dispatch(stock, 2)", frame, StringComparison.Ordinal);
        Assert.Contains("Shop.ICountCoroutine.Dispatch(@this, n);", generation.File("Work.Interceptors.g.cs"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_type_gives_its_frame_to_objects_that_use_its_method()
    {
        var generation = Generation.Of(Virtual);
        var shop = generation.File("Shop.CountFrame.g.cs");
        Assert.Contains("partial class Shop : Shop.ICountCoroutine, IStock.ICountCoroutine", shop, StringComparison.Ordinal);
        Assert.Contains("""
            static Coroutine<int> Dispatch(Shop self, int n) => self is ICountCoroutine frames ? frames.Count(n) : self.Count(n);
            """, shop, StringComparison.Ordinal);
        Assert.Contains("""
                Coroutine<int> Shop.ICountCoroutine.Count(int n) =>
                    GetType() == typeof(Shop) || global::Coroutines.CompilerServices.InheritedMethod<Shop, CoroutineFrames.CountFrame>.IsUsedBy(this, static self => new global::System.Func<int, Coroutine<int>>(self.Count))
                        ? CoroutineFrames.Count(this, n)
                        : this.Count(n);
            """, shop, StringComparison.Ordinal);
        Assert.Contains("Coroutine<int> Shop.ICountCoroutine.Count(int n) => CoroutineFrames.Count(this, n);", generation.File("Last.CountFrame.g.cs"), StringComparison.Ordinal);
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
