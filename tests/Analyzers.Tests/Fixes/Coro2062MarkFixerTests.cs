using Coroutines.Analyzers;
using Coroutines.CodeFixes;

namespace Analyzers.Tests;

public class Coro2062MarkFixerTests
{
    private const string Callers = """
        partial class C
        {
            [Coroutine]
            async Coroutine<string> Work(Store store)
            {
                await Coroutine.Yield();
                return Store.Trim(Store.Load("a")) + Store.Load("b") + store.Save();
            }
        }
        """;

    private const string Store = """
        /// <summary>A store.</summary>
        class Store
        {
            /// <summary>Loads.</summary>
            public static string Load(string name) => Read(name);

            private static string Read(string name) => File.ReadAllText(name);

            // Trims.
            [Obsolete]
            internal static string Trim(string text) { Thread.Sleep(1); return text; }
            public string Save() => Read("f");
            public Task<string> SaveAsync() => Task.FromResult("");
        }
        """;

    [Fact]
    public Task The_helpers_are_marked_as_blocking_each_once() => CheckFix.Turns<Coro2062BlockingHelperAnalyzer, Coro2062MarkFixer>(
        [Callers, Store],
        [
            Callers,
            """
            /// <summary>A store.</summary>
            class Store
            {
                /// <summary>Loads.</summary>
                [Blocking("use Coroutine.ToThread")]
                public static string Load(string name) => Read(name);

                private static string Read(string name) => File.ReadAllText(name);

                // Trims.
                [Obsolete]
                [Blocking("use Coroutine.ToThread")]
                internal static string Trim(string text) { Thread.Sleep(1); return text; }

                [Blocking("use SaveAsync")]
                public string Save() => Read("f");
                public Task<string> SaveAsync() => Task.FromResult("");
            }
            """,
        ],
        Coro2062MarkFixer.BlockingKey);

    [Fact]
    public Task Or_as_not_blocking() => CheckFix.Turns<Coro2062BlockingHelperAnalyzer, Coro2062MarkFixer>(
        """
        partial class C
        {
            static int Count() { Thread.Sleep(1); return 1; }
            [Coroutine] async Coroutine Work() { await Coroutine.Yield(); C.Count(); Count(); }
        }
        """,
        """
        partial class C
        {
            [NonBlocking]
            static int Count() { Thread.Sleep(1); return 1; }
            [Coroutine] async Coroutine Work() { await Coroutine.Yield(); C.Count(); Count(); }
        }
        """,
        Coro2062MarkFixer.NonBlockingKey);

    [Theory]
    [InlineData(Coro2062MarkFixer.BlockingKey, "CORO2061")]
    [InlineData(Coro2062MarkFixer.NonBlockingKey, "")]
    public async Task The_mark_is_heeded(string key, string reported)
    {
        var marked = await CheckFix.FixAll<Coro2062BlockingHelperAnalyzer, Coro2062MarkFixer>(
            "partial class C { static void Wait() => Thread.Sleep(1); [Coroutine] async Coroutine Work() { await Coroutine.Yield(); Wait(); } }", key);
        var found = await Check.Analyze(Compile.From(marked), [new BlockingCallAnalyzer(), new Coro2062BlockingHelperAnalyzer()]);
        Assert.Equal(reported, string.Join(" ", found.Select(d => d.Id)));
    }

    [Fact]
    public Task What_is_not_ours_to_mark_is_left_alone() => CheckFix.OffersNone<Coro2062BlockingHelperAnalyzer, Coro2062MarkFixer>(
        "partial class C { static int Wait { get { Thread.Sleep(1); return 1; } } [Coroutine] async Coroutine<int> Work() { await Coroutine.Yield(); return Wait; } }");
}
