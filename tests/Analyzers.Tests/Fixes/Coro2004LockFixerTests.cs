using Coroutines.Analyzers;
using Coroutines.CodeFixes;

namespace Analyzers.Tests;

public class Coro2004LockFixerTests
{
    private static string Source(string members) => $$"""
        partial class C
        {
            private int count;
            static void Use(object? value) { }
            {{members.ReplaceLineEndings("\n    ")}}
        }
        """;

    [Theory]
    [InlineData(
        "private readonly object gate = new object(); [Coroutine] async Coroutine Work() { lock (gate) { count++; } await Coroutine.Yield(); }",
        "private readonly AsyncLock gate = new AsyncLock(); [Coroutine] async Coroutine Work() { using (await gate.Acquire()) { count++; } await Coroutine.Yield(); }")]
    [InlineData(
        "static readonly Lock Gate = new(); [Coroutine] async Coroutine Work() { await Coroutine.Yield(); lock (C.Gate) count++; }",
        "static readonly AsyncLock Gate = new(); [Coroutine] async Coroutine Work() { await Coroutine.Yield(); using (await C.Gate.Acquire()) count++; }")]
    [InlineData(
        "object? gate = new(); async Coroutine Work() { await Coroutine.Yield(); Func<Coroutine> f = async () => { lock (this.gate) count++; await Coroutine.Yield(); }; await f(); }",
        "AsyncLock gate = new(); async Coroutine Work() { await Coroutine.Yield(); Func<Coroutine> f = async () => { using (await this.gate.Acquire()) count++; await Coroutine.Yield(); }; await f(); }")]
    public Task A_lock_of_coroutines_becomes_an_AsyncLock(string before, string after)
        => CheckFix.Turns<Coro2004LockAnalyzer, Coro2004LockFixer>(Source(before), Source(after));

    [Fact]
    public Task All_locks_of_the_field_change_with_it_also_those_inside_other_locks() => CheckFix.Turns<Coro2004LockAnalyzer, Coro2004LockFixer>(
        """
        partial class Store
        {
            /// <summary>Guards the items.</summary>
            private readonly object gate = new(); // once
            private readonly Lock other = new();

            [Coroutine]
            public async Coroutine<int> Count()
            {
                // First.
                lock (gate) // then
                {
                    return 1; // inside
                }
            }

            partial class Inside
            {
                [Coroutine]
                public async Coroutine Clear(Store store)
                {
                    await Coroutine.Yield();
                    lock (store.gate)
                        Console.WriteLine(nameof(store.gate));
                    foreach (var i in new[] { 1 })
                    {
                        lock (store.other) { }
                    }
                }
            }
        }
        """,
        """
        partial class Store
        {
            /// <summary>Guards the items.</summary>
            private readonly AsyncLock gate = new(); // once
            private readonly AsyncLock other = new();

            [Coroutine]
            public async Coroutine<int> Count()
            {
                // First.
                using (await gate.Acquire()) // then
                {
                    return 1; // inside
                }
            }

            partial class Inside
            {
                [Coroutine]
                public async Coroutine Clear(Store store)
                {
                    await Coroutine.Yield();
                    using (await store.gate.Acquire())
                        Console.WriteLine(nameof(store.gate));
                    foreach (var i in new[] { 1 })
                    {
                        using (await store.other.Acquire()) { }
                    }
                }
            }
        }
        """);

    [Theory]
    [InlineData("readonly object gate = new(); void Sync() { lock (gate) { } }")]
    [InlineData("readonly object gate = new(); async Task Other() { await Task.Yield(); lock (gate) { } }")]
    [InlineData("readonly object gate = new(); void Sync() { if (Monitor.TryEnter(gate)) Monitor.Exit(gate); }")]
    [InlineData("readonly object gate = new(); void Sync() => Use(gate);")]
    [InlineData("internal readonly object gate = new();")]
    [InlineData("readonly object gate; C(object shared) => gate = shared;")]
    [InlineData("readonly List<int> gate = new();")]
    [InlineData("readonly object gate = new(), other = new();")]
    [InlineData("readonly object gate = new(); [Coroutine] async Coroutine Other() { await Coroutine.Yield(); new List<int> { 1 }.ForEach(_ => { lock (gate) { } }); }")]
    [InlineData("readonly object gate = new(); [Coroutine] async Coroutine Nested() { await Coroutine.Yield(); lock (gate) lock (gate) count++; }")]
    [InlineData("readonly object gate = new(); [Coroutine] async Coroutine Spans() { await Coroutine.Yield(); Span<int> s = [1]; lock (gate) { s[0] = 2; } }")]
    [InlineData("readonly object gate = new(); [Coroutine] async Coroutine Spans(int[] a) { await Coroutine.Yield(); foreach (var x in a.AsSpan()) lock (gate) count += x; }")]
    public Task A_lock_that_others_see_or_that_cannot_be_awaited_stays(string members)
        => CheckFix.OffersNone<Coro2004LockAnalyzer, Coro2004LockFixer>(Source(members + " [Coroutine] async Coroutine Work() { await Coroutine.Yield(); lock (gate) { } }"));

    [Fact]
    public Task The_lock_of_a_variable_stays() => CheckFix.OffersNone<Coro2004LockAnalyzer, Coro2004LockFixer>(
        Check.Surround("var gate = new object(); lock (gate) { } Monitor.Enter(gate); Monitor.Exit(gate);"));
}
