using Coroutines;
using Coroutines.Testing;

namespace Runtime.Tests.Rules;

/// <summary>R6: what has arrived from outside stands before the timers that are due. R9: what starts when it is called, and what when it is awaited.</summary>
public sealed partial class R06_Arrivals
{
    private readonly Trace trace = new();

    [Fact]
    public void R06_A_completion_that_has_arrived_comes_before_timers_that_are_due()
    {
        var clock = new ManualClock();
        using var loop = new EventLoop(new EventLoopOptions { TimeProvider = clock });
        var source = new TaskCompletionSource();
        var waiter = loop.CreateTask(Await(source.Task));
        loop.CallLater(TimeSpan.FromSeconds(1), () => trace.Add("timer"));
        loop.CallSoon(() => loop.CallSoon(() =>
        {
            clock.Advance(TimeSpan.FromSeconds(1));
            source.SetResult();
            loop.CallSoon(() => trace.Add("soon"));
        }));
        loop.RunUntilComplete(waiter);
        loop.CallSoon(loop.Stop);
        loop.RunForever();
        trace.Is("completion, soon, timer");
    }

    [Coroutine]
    private async Coroutine Await(Task task)
    {
        await task;
        trace.Add("completion");
    }

    [Fact]
    public void R09_Wait_and_WaitFor_start_when_they_are_awaited_the_others_when_they_are_called() => CoroutineTest.Run(WhenStarted());

    [Coroutine]
    private async Coroutine WhenStarted()
    {
        var limited = Coroutine.WaitFor(Say("limited"), TimeSpan.FromSeconds(1));
        var waiting = Coroutine.Wait(Say("waited"));
        var gathered = Coroutine.Gather(Say("gathered"));
        var joined = Coroutine.Join(Say("joined"), Say("joined too"));
        var shielded = Coroutine.Shield(Say("shielded"));
        var completed = Coroutine.AsCompleted(Say("completed"));
        await Steps.Yields(2);
        trace.Is("gathered, joined, joined too, shielded, completed");
        await limited;
        await waiting;
        trace.Is("limited, waited");
        await Coroutine.Gather(gathered, joined, shielded);
        foreach (var next in completed)
        {
            await next;
        }
    }

    [Coroutine]
    private async Coroutine<string> Say(string name)
    {
        trace.Add(name);
        return await Coroutine.FromResult(name);
    }

    /// <summary>A clock that stands still until it is told the time.</summary>
    private sealed class ManualClock : TimeProvider
    {
        private long now;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => now;

        public void Advance(TimeSpan time) => now += time.Ticks;
    }
}
