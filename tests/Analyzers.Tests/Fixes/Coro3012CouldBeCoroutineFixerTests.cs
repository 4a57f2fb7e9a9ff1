using System.Runtime.Loader;
using Coroutines;
using Coroutines.Analyzers;
using Coroutines.CodeFixes;
using Microsoft.CodeAnalysis;

namespace Analyzers.Tests;

/// <summary>A method that was made a coroutine does what it did before.</summary>
public class Coro3012CouldBeCoroutineFixerTests
{
    private const string Source = """
        public static class Program
        {
            static readonly List<string> log = new();

            public static string Main() { Coroutine.Run(All(), new EventLoopOptions { TimeProvider = new VirtualClock() }); return string.Join(" ", log); }

            [Coroutine]
            static async Coroutine All()
            {
                await Coroutine.Gather(Work("a", 2), Work("b", 5));
                try { await Fail(); } catch (FormatException e) { log.Add(e.Message); }
                log.Add($"{await Sum(4)}");
                log.Add(await Same("same"));
            }

            [Coroutine]
            static async Coroutine Work(string name, int n)
            {
                log.Add(name + 1);
                await Step(name, n);
                log.Add(name + 3);
            }

            private static async Task Step(string name, int n)
            {
                log.Add($"{name}{n}<");
                try { await Coroutine.Sleep(n); } finally { log.Add($">{name}{n}"); }
            }

            private static async Task Fail() { await Task.Yield(); throw new FormatException("failed"); }

            private static async Task<int> Sum(int n) { await Coroutine.Yield(); return n == 0 ? 0 : n + await Sum(n - 1); }

            private static async ValueTask<T> Same<T>(T value) where T : class { await Task.Delay(0); return value; }
        }
        """;

    [Fact]
    public async Task It_behaves_alike()
    {
        var changed = await CheckFix.FixAll<Coro3012CouldBeCoroutineAnalyzer, Coro3012CouldBeCoroutineFixer>(Source);
        Assert.DoesNotContain("Task<int> Sum", changed, StringComparison.Ordinal);
        Assert.Contains("static async Coroutine<T> Same<T>(T value)", changed, StringComparison.Ordinal);
        const string expected = "a1 a2< b1 b5< >a2 a3 >b5 b3 failed 10 same";
        Assert.Equal((expected, expected), (Run(Source), Run(changed)));
    }

    private static string? Run(string source)
    {
        using var assembly = new MemoryStream();
        var emitted = Compile.From(source).Emit(assembly, cancellationToken: TestContext.Current.CancellationToken);
        Assert.True(emitted.Success, string.Join("\n", emitted.Diagnostics));
        assembly.Position = 0;
        var context = new AssemblyLoadContext("program", isCollectible: true);
        return (string?)context.LoadFromStream(assembly).GetType("Program")!.GetMethod("Main")!.Invoke(null, []);
    }
}
