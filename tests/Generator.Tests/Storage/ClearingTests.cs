using Generator.Tests.Harness;

namespace Generator.Tests.Storage;

/// <summary>
/// A suspended frame keeps nothing alive that it does not need, and an ended one nothing at all: as the compiler's own state machine, which
/// runs the same program. Each shape is a coroutine that has used an object and then waits; the objects are watched through weak references.
/// </summary>
public sealed class ClearingTests
{
    private static readonly Lazy<Dictionary<string, bool>> Plain = new(() => Run(rewrite: false));
    private static readonly Lazy<Dictionary<string, bool>> Rewritten = new(() => Run(rewrite: true));

    public static TheoryData<string> Shapes => [.. Source.Split('\n').Where(l => l.Contains("[Coroutine] static async Coroutine Shape", StringComparison.Ordinal)).Select(l => l.Split("Shape")[1].Split('(')[0])];

    [Theory]
    [MemberData(nameof(Shapes))]
    public void AnObjectThatWasUsedIsFree(string shape)
    {
        Assert.False(Plain.Value[shape], "the compiler's state machine keeps it, so this test says nothing");
        Assert.False(Rewritten.Value[shape], "the frame keeps it alive");
    }

    /// <summary>The compiler clears a variable at the end of its scope; a frame does so at the first await after its last use.</summary>
    [Fact]
    public void AVariableIsFreeAfterItsLastUse() => Assert.False(Rewritten.Value["StillInScope"]);

    [Fact]
    public void WhatIsStillNeededIsKept()
    {
        Assert.True(Plain.Value["Needed"]);
        Assert.True(Rewritten.Value["Needed"]);
    }

    private static Dictionary<string, bool> Run(bool rewrite)
    {
        var calls = string.Join(", ", Shapes.Select(s => $"() => Shape{s.Data}()").Append("() => StillInScope()").Append("() => Needed()"));
        var generation = Generation.Of(TestProject.Of(Source.Replace("~", calls, StringComparison.Ordinal)).With("CoroutinesRewrite", rewrite ? "true" : "false"));
        if (rewrite)
            Assert.Empty(generation.Fallbacks());
        return (Dictionary<string, bool>)CompiledProgram.Of(generation).Call("Work", "Test")!;
    }

    private const string Source = """
        using Coroutines;
        using System.Runtime.CompilerServices;

        public sealed class Thing { public int Size = 1; }
        public sealed class Resource(Thing thing) : IDisposable { public void Dispose() => _ = thing.Size; }
        public sealed class Failure(Thing thing) : Exception { public Thing Thing => thing; }

        public static partial class Work
        {
            static readonly Dictionary<string, WeakReference> Watched = [];
            static Future<int> Gate = null!;
            static readonly List<Future> Ended = [];

            [MethodImpl(MethodImplOptions.NoInlining)]
            static Thing Make([CallerMemberName] string shape = "") { var thing = new Thing(); Watched.Add(shape.Replace("Shape", ""), new(thing)); return thing; }
            [MethodImpl(MethodImplOptions.NoInlining)]
            static int Use(Thing thing, int n = 0) => thing.Size + n;

            static async Task<Thing> Later(Thing thing) { await Task.Yield(); return thing; }
            [Coroutine] static async Coroutine<int> Child(Thing argument) { await Coroutine.Yield(); return Use(argument); }
            [Coroutine] static async Coroutine<int> Parent(Thing argument) { var size = await Child(argument); return size + Use(argument); }
            [Coroutine] static async Coroutine<int> MakesOne(string shape) { var own = Make(shape); await Coroutine.Yield(); return Use(own); }
            [Coroutine] static async Coroutine<Thing> Get(string shape) { await Coroutine.Yield(); return Make(shape); }
            [Coroutine] static async Coroutine<Thing> Deep(string shape, int n) { if (n > 0) return await Deep(shape, n - 1); await Coroutine.Yield(); return Make(shape); }
            [Coroutine] static async Coroutine Throws(Thing argument) { await Coroutine.Yield(); if (Use(argument) > 0) throw new InvalidOperationException(); }
            [Coroutine] static async Coroutine<int> Count<T>(T[] items) { var first = items[0]; await Coroutine.Yield(); return items.Length + (first is null ? 1 : 0); }

            [Coroutine] static async Coroutine ShapeLocal() { { var a = Make(); await Coroutine.Yield(); Use(a); } await Gate; }
            [Coroutine] static async Coroutine ShapeLocalOfALoop() { for (var i = 0; i < 1; i++) { var a = Make(); await Coroutine.Yield(); Use(a); } await Gate; }
            [Coroutine] static async Coroutine ShapeEarlierIteration() { for (var i = 0; i < 2; i++) { if (i == 0) { var a = Make(); await Coroutine.Yield(); Use(a); } else await Gate; } }
            [Coroutine] static async Coroutine ShapeStruct() { { var a = (Thing: Make(), Size: 1); await Coroutine.Yield(); Use(a.Thing); } await Gate; }
            [Coroutine] static async Coroutine ShapeOperand() { Use(Make(), await Task.Run(() => 1)); await Gate; }
            [Coroutine] static async Coroutine ShapeResultOfTask() { Use(await Later(Make())); await Gate; }
            [Coroutine] static async Coroutine ShapeResultOfFuture() { var f = new Future<Thing>(); EventLoop.Running!.CallSoon(() => f.SetResult(Make("ResultOfFuture"))); Use(await f); await Gate; }
            [Coroutine] static async Coroutine ShapeResultInLoop() { for (var i = 0; i < 2; i++) { if (i == 0) Use(await Later(Make())); else await Gate; } }
            [Coroutine] static async Coroutine ShapeElementOfArray() { foreach (var x in new[] { Make() }) { await Coroutine.Yield(); Use(x); } await Gate; }
            [Coroutine] static async Coroutine ShapeElementOfList() { foreach (var x in new List<Thing> { Make() }) { await Coroutine.Yield(); Use(x); } await Gate; }
            [Coroutine] static async Coroutine ShapeArgumentOfChild() { await Child(Make()); await Gate; }
            [Coroutine] static async Coroutine ShapeArgumentOfGrandchild() { await Parent(Make()); await Gate; }
            [Coroutine] static async Coroutine ShapeArgumentOfGenericChild() { await Count(new[] { Make() }); await Gate; }
            [Coroutine] static async Coroutine ShapeLocalOfChild() { await MakesOne("LocalOfChild"); await Gate; }
            [Coroutine] static async Coroutine ShapeResultOfChild() { Use(await Get("ResultOfChild")); await Gate; }
            [Coroutine] static async Coroutine ShapeResultOfBox() { Use(await Deep("ResultOfBox", 3)); await Gate; }
            [Coroutine] static async Coroutine ShapeArgumentOfOneThatThrows() { try { await Throws(Make()); } catch (InvalidOperationException) { } await Gate; }
            [Coroutine] static async Coroutine ShapeArgumentInFinally() { try { await Throws(Make()); } catch (InvalidOperationException) { } finally { await Coroutine.Yield(); } await Gate; }
            [Coroutine] static async Coroutine ShapeCaptured() { { var a = Make(); Func<int> f = () => Use(a); await Coroutine.Yield(); f(); } await Gate; }
            [Coroutine] static async Coroutine ShapeResource() { using (new Resource(Make())) { await Coroutine.Yield(); } await Gate; }
            [Coroutine] static async Coroutine ShapePattern() { { if ((object)Make() is Thing { Size: 1 } a) { await Coroutine.Yield(); Use(a); } } await Gate; }
            [Coroutine] static async Coroutine ShapeCaught() { try { await Coroutine.Yield(); throw new Failure(Make()); } catch (Failure e) { await Coroutine.Yield(); Use(e.Thing); } await Gate; }
            [Coroutine] static async Coroutine ShapeFinally() { try { Use(Make()); } finally { await Coroutine.Yield(); } await Gate; }
            [Coroutine] static async Coroutine ShapeCoalesced() { Use(Make() ?? await Later(null!)); await Gate; }
            [Coroutine] static async Coroutine ShapeSwitch() { { switch ((object)Make()) { case Thing a: await Coroutine.Yield(); Use(a); break; } } await Gate; }
            [Coroutine] static async Coroutine ShapeOfEndedTask() { Ended.Add(Coroutine.EnsureFuture(Child(Make()))); await Gate; }
            [Coroutine] static async Coroutine ShapeOfFailedTask() { var t = Coroutine.EnsureFuture(Throws(Make())); t.AddDoneCallback(f => _ = f.Exception); Ended.Add(t); await Gate; }
            [Coroutine] static async Coroutine ShapeOfTaskNeverStarted() { var t = Coroutine.EnsureFuture(Child(Make())); t.Cancel(); Ended.Add(t); await Gate; }

            [Coroutine] static async Coroutine StillInScope() { var a = Make(); await Coroutine.Yield(); Use(a); await Gate; }
            [Coroutine] static async Coroutine Needed() { var a = Make(); await Coroutine.Yield(); await Gate; Use(a); }

            [Coroutine]
            static async Coroutine<Dictionary<string, bool>> Watch()
            {
                Gate = new();
                Func<Coroutine>[] shapes = [~];
                foreach (var shape in shapes)
                    Ended.Add(Coroutine.EnsureFuture(shape()));
                await Coroutine.Sleep(60);
                var kept = Look();
                Gate.SetResult(1);
                await Coroutine.Sleep(1);
                return kept;
            }

            [MethodImpl(MethodImplOptions.NoInlining)]
            static Dictionary<string, bool> Look()
            {
                GC.Collect();
                GC.WaitForPendingFinalizers();
                GC.Collect();
                return Watched.ToDictionary(w => w.Key, w => w.Value.IsAlive);
            }

            public static object Test() => Coroutine.Run(Watch(), new EventLoopOptions { TimeProvider = new VirtualClock(), ForeignAwaitsHoldClock = true });
        }
        """;
}
