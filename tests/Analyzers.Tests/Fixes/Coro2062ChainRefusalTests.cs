using Coroutines.Analyzers;
using Coroutines.CodeFixes;

namespace Analyzers.Tests;

/// <summary>Chains that cannot be awaited as they are.</summary>
public class Coro2062ChainRefusalTests
{
    private static Task OffersNone(string members, string call) => OffersNone($$"""
        partial class C
        {
            static void Use(object? value) { }
            static int Block(int n = 1) { Thread.Sleep(n); return n; }
            {{members}}
            [Coroutine] async Coroutine Work(int[] a, C? c, int n) { await Coroutine.Yield(); {{call}}; }
        }
        """);

    private static async Task OffersNone(string source)
    {
        Check.AssertCompiles(Compile.From(source));
        await CheckFix.OffersNone<Coro2062BlockingHelperAnalyzer, Coro2062ChainFixer>(source, Coro2062ChainFixer.Key);
    }

    [Theory]
    [InlineData("int Helper(ref int n) => Block(n);", "Helper(ref n)")]
    [InlineData("int Helper(in int n) => Block(n);", "Helper(in n)")]
    [InlineData("int Helper(out int n) { n = 1; return Block(); }", "Helper(out n)")]
    [InlineData("int Helper(Span<int> s) => Block(s[0]);", "Helper(a)")]
    [InlineData("int field; ref int Helper() { Block(); return ref field; }")]
    [InlineData("ReadOnlySpan<char> Helper() { Block(); return \"\"; }", "_ = Helper().Length")]
    [InlineData("T Helper<T>(T one) where T : allows ref struct { Block(); return one; }", "Helper(1)")]
    public Task What_an_async_method_cannot_have(string helper, string call = "Helper()") => OffersNone(helper, call);

    [Theory]
    [InlineData("int Helper() { lock (this) { return Block(); } }")]
    [InlineData("int Helper() => new[] { 1 }.Select(x => Block(x)).Sum();")]
    [InlineData("int Helper() => (from x in new[] { 1 } select Block(x)).Sum();")]
    [InlineData("int Helper() { int Inner() => Block(); return Inner(); }")]
    [InlineData("int Helper() { int Inner() { Thread.Sleep(1); return 1; } return Inner(); }")]
    [InlineData("unsafe int Helper() => Block();")]
    [InlineData("int Helper() { unsafe { return Block(); } }")]
    [InlineData("int Helper(C? c = null) { return c?.Instance() ?? 1; } int Instance() => Block();")]
    [InlineData("int Helper() { Span<int> s = [1]; var b = Block(); return s[0] + b; }")]
    [InlineData("int Helper(int[] a) { var sum = 0; foreach (var x in a.AsSpan()) sum += Block(x); return sum; }", "Helper(a)")]
    [InlineData("int Helper(int[] a) { ref var first = ref a[0]; for (var i = 0; i < 3; i++) { first++; Block(); } return 1; }", "Helper(a)")]
    [InlineData("void Helper(int[] a) { a.AsSpan()[0] = Block(); }", "Helper(a)")]
    [InlineData("int Helper() => string.Concat(\"a\".AsSpan(), File.ReadAllText(\"f\")).Length;")]
    [InlineData("int Helper() { Monitor.Wait(this); return 1; }")]
    [InlineData("int Helper(out int n) { using var m = new Mutex(); n = 1; m.WaitOne(); return 1; }", "Helper(out n)")]
    public Task A_place_where_no_await_may_stand(string helper, string call = "Helper()") => OffersNone(helper, call);

    [Theory]
    [InlineData("int Helper() => new Made().N; sealed class Made { public int N; public Made() => N = Block(); }")]
    [InlineData("int Helper() => Value; static int Value => Block();")]
    [InlineData("int Helper() { foreach (var x in All()) return x; return 1; } static IEnumerable<int> All() { Block(); return [1]; } static IEnumerable<int> Later() { yield return Block(); }", "foreach (var x in Later()) Use(x)")]
    public Task A_path_through_what_is_no_method(string helper, string call = "Helper()") => OffersNone(helper, call);

    [Theory]
    [InlineData("private partial int Helper(); private partial int Helper() => Block();")]
    [InlineData("[System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.Synchronized)] int Helper() => Block();")]
    [InlineData("[System.Diagnostics.Conditional(\"DEBUG\")] void Helper() => Block();")]
    [InlineData("int Helper() => Block(); Task<int> HelperAsync(int n) => Task.FromResult(1); int HelperAsync() => 1;")]
    [InlineData("int Helper() => Block(); int HelperAsync = 1;")]
    [InlineData("sealed class Slow : IDisposable { public void Dispose() => Block(); }", "new Slow().Dispose()")]
    [InlineData("class Base { public virtual int Helper() => 1; public Task<int> HelperAsync() => Task.FromResult(1); } sealed class Derived : Base { public override int Helper() => Block(); }", "new Derived().Helper()")]
    [InlineData("public int Helper() => Block(); async Coroutine<int> HelperAsync() { await Coroutine.Yield(); return Helper(); }", "_ = 1")]
    public Task A_method_that_cannot_change_and_has_no_room_beside_it(string helper, string call = "Helper()") => OffersNone(helper, call);

    [Theory]
    [InlineData("int Helper() => Block();", "_ = c?.Helper()")]
    [InlineData("int Helper() => Block();", "lock (a) Helper()")]
    [InlineData("static int Helper(int n) => Block(n);", "Use(a.Select(x => Helper(x)).ToList())")]
    [InlineData("int Helper() => Block();", "Span<int> s = a; Helper(); s[0] = 1")]
    public Task A_call_that_cannot_be_awaited(string helper, string call) => OffersNone(helper, call);

    [Theory]
    [InlineData("int n; public int Helper() { n = 2; return C.Block(); }", false)]
    [InlineData("int n; public readonly int Helper() => C.Block(n);", true)]
    public async Task A_method_that_changes_its_struct(string member, bool isOffered)
    {
        var source = $$"""
            partial struct S { {{member}} }
            partial class C
            {
                internal static int Block(int n = 1) { Thread.Sleep(n); return n; }
                [Coroutine] async Coroutine Work(S s) { await Coroutine.Yield(); s.Helper(); }
            }
            """;
        if (isOffered)
        {
            Assert.Contains("await s.Helper()", await CheckFix.FixAll<Coro2062BlockingHelperAnalyzer, Coro2062ChainFixer>(source, Coro2062ChainFixer.Key), StringComparison.Ordinal);
        }
        else
        {
            await OffersNone(source);
        }
    }
}
