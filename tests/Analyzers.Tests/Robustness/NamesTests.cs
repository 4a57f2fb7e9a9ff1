using Microsoft.CodeAnalysis;

namespace Analyzers.Tests;

/// <summary>Names only decide which bodies are looked at: with all bodies looked at, the same is reported.</summary>
public class NamesTests
{
    [Theory]
    [MemberData(nameof(Robust.Programs), MemberType = typeof(Robust))]
    public async Task In_a_program(string program) => Assert.True(await SameInAll(Compile.From(Robust.Read(program))) > 0);

    [Theory]
    [MemberData(nameof(Robust.Samples), MemberType = typeof(Robust))]
    public Task In_a_sample(string sample) => SameInAll(Compile.From(Robust.ReadSample(sample)));

    [Theory]
    [InlineData("DrawnA.txt")]
    [InlineData("DrawnB.txt")]
    [InlineData("DrawnC.txt")]
    [InlineData("LookAlikes.txt")]
    public async Task In_the_corpus(string file)
        => await SameInAll(Compile.From("global using System.Text;", Markup.Parse(await File.ReadAllTextAsync(Robust.PathOf("tests/Analyzers.Tests/Corpus/" + file), TestContext.Current.CancellationToken)).Source));

    [Fact]
    public async Task In_the_runtime() => Assert.True(await SameInAll(Compile.WithoutRuntime([.. Robust.Sources("src/Runtime")])) > 0);

    [Fact]
    public async Task In_the_samples_as_async_code() => Assert.True(await SameInAll(Compile.WithoutRuntime([.. Robust.Sources("samples")]), ("dotnet_code_quality.coroutines.scope", "async")) > 0);

    /// <summary>What is called without its name being written, and names that stand for others.</summary>
    [Theory]
    [InlineData("using F = System.IO.File;", "F.ReadAllText(\"f\");")]
    [InlineData("using static System.IO.File;", "ReadAllText(\"f\");")]
    [InlineData("using S = System.IO.FileStream;", "Use(new S(\"f\", System.IO.FileMode.Open));")]
    [InlineData("", "System.IO.FileStream s = new(\"f\", System.IO.FileMode.Open); Use(s);")]
    [InlineData("using H = Helper;", "Use(new H());")]
    [InlineData("", "Helper h = new(); Use(h);")]
    [InlineData("", "Use(new Number() + new Number());")]
    [InlineData("", "int n = new Number(); Use(n);")]
    [InlineData("", "using (new Closing()) { }")]
    [InlineData("", "foreach (var n in Lines()) Use(n);")]
    [InlineData("", "Use($\"{new Closing()}\");")]
    [InlineData("", "Use(new[] { 1, 2 }.Order(new Slow()).ToList());")]
    [InlineData("", "Use(new Closing()[1]);")]
    [InlineData("", "Own.Ask(new List<Own>());")]
    [InlineData("", "Use(Local(1));")]
    [InlineData("", "Use(Slow.Wait());")]
    [InlineData("", "Use(Twice());")]
    [InlineData("", "var lazy = new Lazy<int>(() => Slow.Wait()); Use(lazy.Value);")]
    public async Task Where_no_name_is_written(string usings, string statement)
    {
        // An operator that blocks has all bodies looked at: only where it is meant.
        var operators = statement.Contains("Number", StringComparison.Ordinal)
            ? "readonly struct Number { public static int operator +(Number a, Number b) => Slow.Wait(); public static implicit operator int(Number n) => Slow.Wait(); }"
            : "";
        var found = await SameInAll(Compile.From(usings + "\n" + operators + $$"""

            class Helper { public Helper() => System.Threading.Thread.Sleep(1); }
            sealed class Closing : IDisposable
            {
                public int this[int n] => Slow.Wait();
                public void Dispose() => Slow.Wait();
                public override string ToString() => Slow.Wait().ToString();
            }
            sealed class Slow : System.Collections.Generic.IComparer<int>
            {
                public int Compare(int a, int b) => Wait();
                public static int Wait() { System.Threading.Thread.Sleep(1); return 0; }
            }
            class Own() : System.Net.Sockets.Socket(System.Net.Sockets.SocketType.Stream, System.Net.Sockets.ProtocolType.Tcp)
            {
                public static void Ask(System.Collections.IList sockets) => Select(sockets, null, null, 1000);
            }
            partial class C
            {
                static int Twice() => Local(1) + Local(2);
                static int Local(int n) { return Inner(); int Inner() => n + Slow.Wait(); }
                static void Use(object? value) { }
                static System.Collections.Generic.IEnumerable<int> Lines() { yield return Slow.Wait(); }
                [Coroutine] async Coroutine Work() { await Coroutine.Yield(); {{statement}} }
            }
            """));
        Assert.True(found > 0, "nothing is reported");
    }

    private static async Task<int> SameInAll(Compilation compilation, params (string, string)[] properties)
    {
        var some = Lines(await Check.Analyze(compilation, Robust.Analyzers, properties));
        var all = Lines(await Check.Analyze(compilation.Clone(), Robust.Analyzers, [("CoroutinesAnalysisBindsAll", "true"), .. properties]));
        Assert.Equal(all, some);
        return some.Count;
    }

    private static List<string> Lines(IEnumerable<Diagnostic> diagnostics)
        => [.. diagnostics.Select(diagnostic => diagnostic.ToString()).Order(StringComparer.Ordinal)];
}
