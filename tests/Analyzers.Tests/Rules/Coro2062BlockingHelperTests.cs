using System.Globalization;
using Coroutines.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Analyzers.Tests;

public class Coro2062BlockingHelperTests
{
    private static string Source(string statements) => $$"""
        sealed class Store
        {
            private readonly Task<int> kept = Task.Run(() => 1);
            private static readonly Lazy<string> Config = new(() => File.ReadAllText("f"));
            public static string Text => File.ReadAllText("f");
            private string? text;
            public string Once => text ??= File.ReadAllText("f");
            public static string Configured => Config.Value;
            public Store() { }
            public Store(string path) { Thread.Sleep(1); }
            public int Deep() => Deeper();
            private int Deeper() => Deepest();
            private int Deepest() { Thread.Sleep(1); return 1; }
            public void Wait(SemaphoreSlim gate) => gate.Wait();
            public int Blocked() => Task.Run(() => 1).Result;
            public string Get() => new HttpClient().Send(new HttpRequestMessage()).ToString();
            public int this[int i] { get { Thread.Sleep(i); return i; } set => Thread.Sleep(value); }
            public static Store operator +(Store a, Store b) { Thread.Sleep(1); return a; }
            public static implicit operator int(Store s) { Thread.Sleep(1); return 1; }
            public IEnumerable<string> Lines() { foreach (var line in File.ReadLines("f")) yield return line; }
            public override string ToString() => File.ReadAllText("f");
            public int Recursive(int n) => n == 0 ? Deepest() : Recursive(n - 1);
            public int Even(int n) => n == 0 ? 1 : Odd(n - 1);
            public int Odd(int n) { if (n == 0) Thread.Sleep(1); return Even(n - 1); }

            public Task<int> Offloaded() => Task.Run(() => { Thread.Sleep(1); return 1; });
            public void OffloadedToo() => Task.Run(() => Thread.Sleep(1));
            public async Task AsyncOne() { await Task.Yield(); Thread.Sleep(1); }
            public Coroutine Lazily() { Thread.Sleep(1); return Coroutine.CompletedCoroutine(); }
            public string Memory(string s) => new StringReader(s).ReadToEnd();
            public string Given(Stream stream) => new StreamReader(stream).ReadToEnd();
            public int GivenTask(Task<int> task) => task.Result;
            public int Kept() => kept.Result;
            public int Zero(SemaphoreSlim gate) => gate.Wait(0) ? 1 : 0;
            public bool Meta() => File.Exists("f");
            public Action Later() => () => Thread.Sleep(1);
            [NonBlocking] public void Trusted() => Thread.Sleep(1);
            public int Quiet() => 1;
            public bool Complete() => Task.CompletedTask.Wait(5);
            public string Nameof() => nameof(Thread.Sleep);
            public int BothWays() => Either(async: false).GetAwaiter().GetResult();
            private async ValueTask<int> Either(bool async) { if (async) await Task.Yield(); return 1; }
            public void OnFailure() { try { Quiet(); } catch (Exception) { Thread.Sleep(1); throw; } }
            public void Fail() { Thread.Sleep(1); throw new Exception(); }
            public void Guard(bool ok) { if (!ok) Fail(); }
            public int Locked(ReaderWriterLockSlim gate) { gate.EnterReadLock(); try { return 1; } finally { gate.ExitReadLock(); } }
            public bool Limited(object gate) => Monitor.TryEnter(gate, 5);
        }
        sealed class Slow : IDisposable, IComparer<int>
        {
            public void Dispose() => Thread.Sleep(1);
            public int Compare(int a, int b) { Thread.Sleep(1); return a; }
        }
        class Open
        {
            public virtual void Virtual() => Thread.Sleep(1);
            public void NotVirtual() => Thread.Sleep(1);
        }
        class Derived : Open
        {
            public override void Virtual() { }
            [Coroutine] public async Coroutine Base() { await Coroutine.Yield(); {|CORO2062:base.NotVirtual()|}; }
        }
        interface IStore { void Save(); }
        sealed class Saved : IStore { public void Save() => Thread.Sleep(1); }
        static class CoroutineExtension { extension(Coroutine) { public static Coroutine CompletedCoroutine() => default; } }
        partial class C
        {
            static void Use(object? value) { }
            static int Slowly(int n) { Thread.Sleep(n); return n; }
            [Coroutine]
            async Coroutine Work(Store store, Open open, IStore saved, SemaphoreSlim gate, List<int> list)
            {
                await Coroutine.Yield();
                {{statements}}
            }
        }
        """.Replace("Coroutine.CompletedCoroutine()", "default", StringComparison.Ordinal).Replace("static class CoroutineExtension { extension(Coroutine) { public static Coroutine CompletedCoroutine() => default; } }\n", "", StringComparison.Ordinal);

    [Theory]
    [InlineData("Use({|CORO2062:store.Deep()|});")]
    [InlineData("{|CORO2062:store.Wait(gate)|};")]
    [InlineData("Use({|CORO2062:store.Blocked()|});")]
    [InlineData("Use({|CORO2062:store.Get()|});")]
    [InlineData("Use({|CORO2062:store.Recursive(3)|});")]
    [InlineData("Use({|CORO2062:store.Even(3)|}); Use({|CORO2062:store.Odd(3)|});")]
    [InlineData("{|CORO2062:open.NotVirtual()|};")]
    [InlineData("{|CORO2062:new Saved().Save()|};")]
    [InlineData("Use({|CORO2062:Slowly(1)|});")]
    [InlineData("Use(list.Select(x => {|CORO2062:Slowly(x)|}).ToList());")]
    [InlineData("void Inner() => {|CORO2062:store.Deep()|}; Inner();")]
    [InlineData("Use({|CORO2064:Store.Text|});")]
    [InlineData("Use({|CORO2064:Store.Text|}); Use({|CORO2064:Store.Text|});")]
    [InlineData("Use({|CORO2064:store.Once|}); Use(store.Once); if (list.Count > 0) Use(store.Once);")]
    [InlineData("if ({|CORO2064:store.Once|}.Length > 1 && list.Count > 0) Use(store.Once); Use(store.Once);")]
    [InlineData("if (list.Count > 0) { Use({|CORO2064:store.Once|}); } Use({|CORO2064:store.Once|});")]
    [InlineData("Use(list.Count > 0 ? {|CORO2064:store.Once|} : \"\"); Use({|CORO2064:store.Once|});")]
    [InlineData("foreach (var x in list) Use({|CORO2064:store.Once|}); Use({|CORO2064:store.Once|});")]
    [InlineData("var other = new Store(); Use({|CORO2064:store.Once|}); Use({|CORO2064:other.Once|});")]
    [InlineData("Use({|CORO2064:store[1]|}); {|CORO2064:store[1]|} = 2;")]
    [InlineData("Use({|CORO2064:new Store(\"f\")|});")]
    [InlineData("Use({|CORO2064:store + store|});")]
    [InlineData("int n = {|CORO2064:store|}; Use(n);")]
    [InlineData("using var {|CORO2064:slow = new Slow()|};")]
    [InlineData("foreach (var line in {|CORO2064:store.Lines()|}) Use(line);")]
    [InlineData("list.Sort({|CORO2064:new Slow()|});")]
    [InlineData("Use($\"{{|CORO2064:store|}}\");")]
    [InlineData("Use(list.Select({|CORO2065:Slowly|}).ToList());")]
    [InlineData("Use(new[] { \"f\" }.Select({|CORO2065:File.ReadAllText|}).ToList());")]
    [InlineData("var lazy = new Lazy<string>(() => File.ReadAllText(\"f\")); Use({|CORO2065:lazy.Value|});")]
    public Task What_blocks_further_down(string statements) => Check.Reports<Coro2062BlockingHelperAnalyzer>(Source(statements));

    [Theory]
    [InlineData("Use(await store.Offloaded()); store.OffloadedToo(); await store.AsyncOne();")]
    [InlineData("await store.Lazily();")]
    [InlineData("Use(store.Memory(\"a\")); Use(store.Given(new MemoryStream()));")]
    [InlineData("Use(store.GivenTask(Task.FromResult(1))); Use(store.Kept());")]
    [InlineData("Use(store.Zero(gate)); Use(store.Meta()); Use(store.Later());")]
    [InlineData("store.Trusted(); Use(store.Quiet()); Use(store.Complete()); Use(store.Nameof());")]
    [InlineData("open.Virtual(); saved.Save();")]
    [InlineData("await Task.Run(() => store.Deep()); await Coroutine.ToThread(() => Slowly(1)); await Task.Run(() => list.Select(Slowly).ToList());")]
    [InlineData("Use(store.Lines()); Use(new Store()); Use(nameof(store.Deep)); Func<int> later = store.Deep;")]
    [InlineData("Use(new Lazy<string>(() => File.ReadAllText(\"f\")));")]
    [InlineData("store.OnFailure(); store.Guard(true); Use(store.Limited(list)); Use(store.BothWays());")]
    [InlineData("store.Locked(new ReaderWriterLockSlim());")]
    public Task What_does_not_or_may_not(string statements) => Check.Reports<Coro2062BlockingHelperAnalyzer>(Source(statements));

    [Fact]
    public async Task The_message_shows_the_path_and_the_places_are_attached()
    {
        var found = (await Check.Reports<Coro2062BlockingHelperAnalyzer>(Source("Use({|CORO2062:store.Deep()|});"))).Last();
        Assert.Equal(
            "'Store.Deep' stops the whole event loop, in coroutine 'Work', because it reaches Store.Deeper → Store.Deepest → Thread.Sleep; make an awaitable form of it, or use 'await Coroutine.ToThread(…)'",
            found.GetMessage(CultureInfo.InvariantCulture));
        Assert.Equal(3, found.AdditionalLocations.Count);
    }

    [Fact]
    public async Task A_library_tells_what_blocks_in_it()
    {
        var library = Compile.From("""
            [assembly: BlockingFact("M:Library.Load(System.String)", "Thread.Sleep")]
            public static class Library { public static int Load(string name) { Thread.Sleep(1); return 1; } public static int Quick(string name) => 1; }
            """).WithAssemblyName("Library");
        using var image = new MemoryStream();
        Assert.True(library.Emit(image, options: new Microsoft.CodeAnalysis.Emit.EmitOptions(metadataOnly: true), cancellationToken: TestContext.Current.CancellationToken).Success);
        var compilation = Compile.From("""
            partial class C
            {
                [Coroutine] async Coroutine<int> Work() { await Coroutine.Yield(); return Library.Load("a") + Library.Quick("b") + Helper(); }
                static int Helper() => Library.Load("c");
            }
            """).AddReferences(MetadataReference.CreateFromImage(image.ToArray()));
        Check.AssertCompiles(compilation);
        var found = await Check.Analyze(compilation, [new Coro2062BlockingHelperAnalyzer()]);
        Assert.Equal(["CORO2063", "CORO2062"], found.OrderBy(d => d.Location.SourceSpan.Start).Select(d => d.Id));
    }
}
