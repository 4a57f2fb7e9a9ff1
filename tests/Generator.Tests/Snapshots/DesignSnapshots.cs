using Generator.Tests.Harness;

namespace Generator.Tests.Snapshots;

/// <summary>The examples of the design, as they come out.</summary>
public sealed class DesignSnapshots
{
    private const string Program = """
        using Coroutines;

        static partial class Work
        {
            [Coroutine]
            static async Coroutine<string> DoSomeWork(int x)
            {
                Console.WriteLine($"Waiting: {x}");
                await Coroutine.Sleep(TimeSpan.FromSeconds(x));
                return $"Done after {x}s";
            }

            [Coroutine]
            public static async Coroutine All()
            {
                foreach (var line in await Coroutine.Gather(DoSomeWork(1), DoSomeWork(2), DoSomeWork(4)))
                    Console.WriteLine(line);                  // 4 s in all
            }
        }
        """;

    internal const string Downloads = """
        using Coroutines;

        partial class Downloader(TimeSpan pause)
        {
            private readonly TimeSpan delay = pause;

            [Coroutine]
            private async Coroutine<byte[]> Fetch(int page)
            {
                await Coroutine.Yield();
                return new byte[page];
            }

            [Coroutine]
            public async Coroutine<int> Sum(int[] pages)
            {
                var total = 0;
                for (var i = 0; i < pages.Length; i++)
                {
                    try
                    {
                        var bytes = await Fetch(pages[i]);
                        total += bytes.Length;
                        await Coroutine.Sleep(delay);
                    }
                    finally
                    {
                        Console.WriteLine($"page {i}");
                    }
                }

                return total;
            }
        }
        """;

    [Fact]
    public void OneAwait() => Snapshot.Verify(Generation.Of(Program).File("Work.DoSomeWorkFrame.g.cs"));

    [Fact]
    public void AwaitInTheHeadOfAForeach() => Snapshot.Verify(Generation.Of(Program).File("Work.AllFrame.g.cs"));

    [Fact]
    public void LoopTryFinallyTwoAwaits() => Snapshot.Verify(Generation.Of(Downloads).File("Downloader.SumFrame.g.cs"));

    [Fact]
    public void Interceptors() => Snapshot.Verify(Generation.Of(Program + """

        partial class Store<T>
        {
            [Coroutine]
            public async Coroutine<TOut> Load<TOut>(T key, TOut missing = default!) where TOut : struct
            {
                await Coroutine.Yield();
                return missing;
            }

            public static Coroutine<int> Plain(Store<string> store) => store.Load<int>("a");

            public static Coroutine All() => Work.All();
        }
        """).File("Work.Interceptors.g.cs"));
}
