using Coroutines;
using Coroutines.Testing;

namespace Runtime.Tests.Parity;

/// <summary>Coroutine.Gather.</summary>
public sealed partial class GatherTests
{
    private readonly Trace trace = new();

    [Fact, Asyncio("gather.falsy-results")]
    public void Exceptions_and_null_are_results_like_others() => CoroutineTest.Run(Falsy());

    [Coroutine]
    private static async Coroutine Falsy()
    {
        var error = new FormatException();
        Assert.Equal(new Exception?[] { error, null }, await Coroutine.Gather(Coroutine.FromResult<Exception?>(error), Coroutine.FromResult<Exception?>(null)));
    }

    [Fact, Asyncio("gather.env-debug", "loop.env-debug")]
    public void Debug_mode_is_an_option_that_the_environment_sets()
    {
        Assert.Equal(Environment.GetEnvironmentVariable("COROUTINES_DEBUG") == "1", new EventLoopOptions().Debug);
        using var plain = new EventLoop(new EventLoopOptions { Debug = false });
        Assert.Null(plain.debug);
    }

    [Fact, Asyncio("gather.one-cancellation")]
    public void A_child_that_is_cancelled_cancels_the_gathers_future_and_not_the_others() => CoroutineTest.Run(OneCancelled());

    [Coroutine]
    private async Coroutine OneCancelled()
    {
        var cancelled = Coroutine.CreateTask(trace.Sleep("cancelled"));
        var other = Coroutine.CreateTask(trace.Sleep("other", 1));
        var gather = Coroutine.Gather(cancelled, other);
        await Coroutine.Yield();
        cancelled.Cancel();
        await Expect.Throws<OperationCanceledException>(gather);
        Assert.True(gather.IsCanceled);
        await other;
        trace.Is("cancelled cancelled, other slept");
    }

    [Fact, Asyncio("gather.exception-marking")]
    public void Failures_after_the_first_are_not_reported()
    {
        var loops = new Loops();
        Coroutine.Run(FailThrice(), loops.Options);
        Assert.Empty(loops.Errors);
    }

    [Coroutine]
    private static async Coroutine FailThrice()
    {
        var gather = Coroutine.Gather(Steps.FailLater("1", 1), Steps.FailLater("2", 2), Steps.FailLater("3", 2));
        Assert.Equal("1", (await Expect.Throws<FormatException>(gather)).Message);
        await Coroutine.Sleep(5);
    }

    [Fact, Asyncio("gather.many-levels")]
    public void Gathers_of_gathers_fail_through_all_levels() => CoroutineTest.Run(ManyLevels());

    [Coroutine]
    private async Coroutine ManyLevels()
    {
        var sleeper = Coroutine.CreateTask(trace.Sleep("sleeper", 5));
        var inner = Coroutine.Gather(Coroutine.CreateTask(Steps.FailLater("deep")), sleeper);
        var outer = Coroutine.Gather(Coroutine.Gather(inner), Coroutine.Gather(sleeper));
        Assert.Equal("deep", (await Expect.Throws<FormatException>(outer)).Message);
        Steps.At(1);
        await sleeper;
    }

    [Fact, Asyncio("gather.cancel-done-children")]
    public void Cancelling_a_gather_whose_children_are_done_does_nothing() => CoroutineTest.Run(AllDone());

    [Coroutine]
    private static async Coroutine AllDone()
    {
        var child = new Future<int>();
        var gather = Coroutine.Gather<int>(child);
        child.SetResult(3);
        Assert.False(gather.IsDone);
        Assert.False(gather.Cancel());
        Assert.Equal(3, Assert.Single(await gather));
    }
}
