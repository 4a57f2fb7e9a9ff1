using Coroutines;
using Coroutines.Testing;

namespace Runtime.Tests.Parity;

/// <summary>Coroutine.Shield.</summary>
public sealed partial class ShieldTests
{
    private readonly Trace trace = new();

    [Fact, Asyncio("shield.cancel-outer")]
    public void Cancelling_the_outer_one_leaves_the_inner() => CoroutineTest.Run(CancelOuter());

    [Coroutine]
    private static async Coroutine CancelOuter()
    {
        var inner = new Future<int>();
        var outer = Coroutine.Shield<int>(inner);
        Assert.True(outer.Cancel());
        Assert.True(outer.IsCanceled);
        Assert.False(inner.IsDone);
        inner.SetResult(1);
        await Coroutine.Yield();
        Assert.True(outer.IsCanceled);
        Assert.Equal(1, inner.Result);
    }

    [Fact, Asyncio("shield.shortcut")]
    public void A_shield_of_what_is_done_is_done() => CoroutineTest.Run(Shortcut());

    [Coroutine]
    private static async Coroutine Shortcut()
    {
        var inner = new Future<int>();
        inner.SetResult(42);
        var outer = Coroutine.Shield<int>(inner);
        Assert.True(outer.IsDone);
        Assert.Equal(42, await outer);
    }

    [Fact, Asyncio("shield.gather")]
    public void A_shielded_gather_goes_on() => CoroutineTest.Run(ShieldedGather());

    [Coroutine]
    private async Coroutine ShieldedGather()
    {
        var gather = Coroutine.Gather(trace.Sleep("a", 1), trace.Sleep("b", 2));
        var outer = Coroutine.Shield<string[]>(gather);
        await Coroutine.Yield();
        outer.Cancel();
        Assert.Equal(new[] { "a", "b" }, await gather);
        trace.Is("a slept, b slept");
    }

    [Fact, Asyncio("shield.in-gather")]
    public void A_shield_in_a_gather_keeps_its_inner_one_going() => CoroutineTest.Run(InGather());

    [Coroutine]
    private async Coroutine InGather()
    {
        var inner = Coroutine.CreateTask(trace.Sleep("inner", 2));
        var gather = Coroutine.Gather<string>(Coroutine.Shield(inner), Coroutine.CreateTask(trace.Sleep("plain", 2)));
        await Coroutine.Yield();
        gather.Cancel();
        await Expect.Throws<OperationCanceledException>(gather);
        Assert.Equal("inner", await inner);
        trace.Is("plain cancelled, inner slept");
    }
}
