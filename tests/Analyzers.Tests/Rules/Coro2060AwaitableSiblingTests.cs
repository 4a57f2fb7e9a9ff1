using Coroutines.Analyzers;
using Coroutines.CodeFixes;

namespace Analyzers.Tests;

public class Coro2060AwaitableSiblingTests
{
    private static string Source(string statements) => $$"""
        interface IDisk { int Read(string name); IAsyncEnumerable<int> All(); }
        class Store
        {
            IDisk disk = null!;
            public int Load(string name) => disk.Read(name);
            public Task<int> LoadAsync(string name) => Task.Run(() => 1);
            public int Count() => 1;
            public int CountAsync() => 1;
            public int Find(int id) => 1;
            public Task<int> FindAsync(string name) => Task.Run(() => 1);
            [NonBlocking] public void Touch() { }
            public Task TouchAsync() => Task.Run(() => { });
            public void Save() => disk.Read("");
            Dictionary<string, int> cache = new();
            public int Get(string name) => Look(name) is { } found ? found + Size : -1;
            public Task<int> GetAsync(string name) => Task.Run(() => 1);
            int Size { get; set; }
            int? Look(string name) => cache.TryGetValue(name, out var found) ? found : name == "" ? Get("x") : null;
            public int Ask(Func<int> source) => source();
            public Task<int> AskAsync(Func<int> source) => Task.Run(source);
            public IAsyncEnumerable<int> Flatten() => disk.All();
            public Task<List<int>> FlattenAsync() => Task.Run(() => new List<int>());
            public virtual int Over() => 1;
            public Task<int> OverAsync() => Task.Run(() => 1);
            [Coroutine]
            public async Coroutine SaveAsync() { await Coroutine.Yield(); Save(); }
        }
        partial class C
        {
            static void Use(object? value) { }
            [Coroutine]
            async Coroutine Work(Store store, MemoryStream memory)
            {
                await Coroutine.Yield();
                {{statements}}
            }
        }
        """;

    [Theory]
    [InlineData("Use({|CORO2060:store.Load(\"a\")|});")]
    [InlineData("{|CORO2060:store.Save()|};")]
    [InlineData("Use({|CORO2060:store.Ask(() => 1)|});")]
    [InlineData("Use({|CORO2060:store.Over()|});")]
    [InlineData("Use(new[] { \"a\" }.Select(n => {|CORO2060:store.Load(n)|}).ToList());")]
    public Task A_method_with_an_awaitable_form(string statements) => Check.Reports<Coro2060AwaitableSiblingAnalyzer>(Source(statements));

    [Theory]
    [InlineData("Use(await store.LoadAsync(\"a\"));")]
    [InlineData("Use(store.Count());")]
    [InlineData("Use(store.Find(1));")]
    [InlineData("store.Touch();")]
    [InlineData("memory.Flush(); memory.WriteByte(1);")]
    [InlineData("await Task.Run(() => store.Load(\"a\"));")]
    [InlineData("Use(store.Get(\"a\"));")]
    [InlineData("Use(store.Flatten());")]
    public Task What_has_none_or_runs_elsewhere_or_can_be_seen_through(string statements) => Check.Reports<Coro2060AwaitableSiblingAnalyzer>(Source(statements));

    [Fact]
    public Task The_fix_awaits_it() => CheckFix.Turns<Coro2060AwaitableSiblingAnalyzer, BlockingCallFixer>(
        Source("Use(store.Load(\"a\"));"), Source("Use(await store.LoadAsync(\"a\"));"), "CORO2060");
}
