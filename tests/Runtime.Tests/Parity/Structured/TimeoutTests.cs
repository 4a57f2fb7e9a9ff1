using Coroutines;
using Coroutines.Testing;

namespace Runtime.Tests.Parity;

/// <summary>CancelScope with a deadline, where asyncio has <c>timeout()</c>.</summary>
public sealed partial class TimeoutTests
{
    private readonly Trace trace = new();

    private static TimeSpan Seconds(double seconds) => TimeSpan.FromSeconds(seconds);

    /// <summary>Runs <paramref name="body"/> in a scope, and tells how it ended.</summary>
    [Coroutine]
    private async Coroutine<bool> Limit(string name, double seconds, Func<CancelScope, Coroutine> body)
    {
        var inTime = await CancelScope.Run(body, Seconds(seconds));
        trace.Add(name + (inTime ? " in time" : " expired"));
        return inTime;
    }

    [Fact, Asyncio("timeouts.at")]
    public void A_deadline_is_a_time_of_the_loops_clock() => CoroutineTest.Run(DeadlineAt());

    [Coroutine]
    private async Coroutine DeadlineAt()
    {
        await Coroutine.Sleep(1);
        Assert.False(await CancelScope.Run(async scope =>
        {
            scope.Deadline = Seconds(3);
            await trace.Sleep("body");
        }));
        Steps.At(3);
    }

    [Fact, Asyncio("timeouts.nested-equal")]
    public void Of_nested_scopes_with_one_deadline_the_outer_ends_both() => CoroutineTest.Run(NestedEqual());

    [Coroutine]
    private async Coroutine NestedEqual()
    {
        Assert.False(await CancelScope.Run(async outer =>
        {
            outer.Deadline = Seconds(1);
            await Limit("inner", 1, _ => trace.Sleep("body"));
            await trace.Sleep("after");
        }));
        trace.Is("body cancelled, inner expired, after cancelled");
        Steps.At(1);
    }

    [Fact, Asyncio("timeouts.body-sees", "timeouts.not-cancelled")]
    public void The_body_sees_the_cancellation_and_the_task_goes_on_after() => CoroutineTest.Run(BodySees());

    [Coroutine]
    private async Coroutine BodySees()
    {
        var task = Coroutine.CreateTask(Limit("limit", 1, _ => trace.Sleep("body")));
        Assert.False(await task);
        Assert.False(task.IsCanceled);
        Assert.Equal(0, task.CancelRequests);
        trace.Is("body cancelled, limit expired");
    }

    [Fact, Asyncio("timeouts.in-time", "timeouts.disabled")]
    public void In_time_or_without_a_limit_the_body_is_left_alone() => CoroutineTest.Run(InTime());

    [Coroutine]
    private async Coroutine InTime()
    {
        foreach (var limit in new TimeSpan?[] { Seconds(10), null, Timeout.InfiniteTimeSpan })
        {
            var before = EventLoop.Running!.Time;
            Assert.True(await CancelScope.Run(async scope =>
            {
                Assert.Equal(limit == Seconds(10) ? before + limit : null, scope.Deadline);
                await Coroutine.Sleep(1);
                Assert.False(scope.IsCancelRequested);
            }, limit));
            Assert.Equal(0, EventLoop.Running!.timers.Count);
        }
    }

    [Fact, Asyncio("timeouts.zero", "timeouts.zero-yield", "timeouts.past")]
    public void With_no_time_the_first_await_that_suspends_throws() => CoroutineTest.Run(NoTime());

    [Coroutine]
    private async Coroutine NoTime()
    {
        foreach (var seconds in new[] { 0.0, -11 })
        {
            Assert.False(await Limit("sleep", seconds, _ => trace.Sleep("body", 10)));
            Assert.False(await Limit("yield", seconds, _ => trace.Sleep("body", 0)));
            Steps.At(0);
            trace.Is("body cancelled, sleep expired, body cancelled, yield expired");
        }
    }

    [Fact, Asyncio("timeouts.foreign-exception", "timeouts.exception-on-timeout")]
    public void Another_exception_comes_through() => CoroutineTest.Run(Foreign());

    [Coroutine]
    private async Coroutine Foreign()
    {
        Assert.Equal("body", (await Expect.Throws<FormatException>(Limit("a", 5, _ => Steps.FailLater("body")))).Message);
        Assert.Equal("cleanup", (await Expect.Throws<FormatException>(Limit("b", 1, _ => Steps.FailsInCleanup("cleanup")))).Message);
        trace.Is("");
        Assert.Equal(0, EventLoop.Running!.timers.Count);
    }

    [Fact, Asyncio("timeouts.nested-busy", "timeouts.nested-concurrent")]
    public void An_outer_deadline_that_passed_while_the_loop_was_busy_ends_what_follows()
    {
        var clock = new ManualClock();
        using var loop = new EventLoop(new EventLoopOptions { TimeProvider = clock });
        loop.RunUntilComplete(Busy(clock));
    }

    [Coroutine]
    private async Coroutine Busy(ManualClock clock)
    {
        await Limit("outer", 2, async _ =>
        {
            await Limit("inner", 1, async _ =>
            {
                clock.Advance(Seconds(3));
                await trace.Sleep("body", 10);
            });
            await trace.Sleep("after", 10);
        });
        trace.Is("body cancelled, inner expired, after cancelled, outer expired");
        await Limit("outer", 1, async _ =>
        {
            await Limit("inner", 20, async _ =>
            {
                clock.Advance(Seconds(3));
                await trace.Sleep("body", 10);
            });
            trace.Add("not reached");
        });
        trace.Is("body cancelled, outer expired");
    }

    /// <summary>A clock that stands still until it is told the time.</summary>
    private sealed class ManualClock : TimeProvider
    {
        private long now;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => now;

        public void Advance(TimeSpan time) => now += time.Ticks;
    }

    [Fact, Asyncio("timeouts.in-finally")]
    public void Cleanup_of_an_expired_scope_has_its_own_time_only_behind_a_shield() => CoroutineTest.Run(InFinally());

    [Coroutine]
    private async Coroutine InFinally()
    {
        await Limit("outer", 1, async _ =>
        {
            try
            {
                await trace.Sleep("body");
            }
            finally
            {
                await CancelScope.Run(_ => trace.Sleep("cleanup"), Seconds(1), shield: true);
                await trace.Sleep("unshielded");
            }
        });
        trace.Is("body cancelled, cleanup cancelled, unshielded cancelled, outer expired");
        Steps.At(2);
    }

    [Fact, Asyncio("timeouts.after-cancellation", "timeouts.cancel-after-cancellation")]
    public void A_scope_works_in_the_cleanup_of_a_cancelled_task() => CoroutineTest.Run(AfterCancellation());

    [Coroutine]
    private async Coroutine AfterCancellation()
    {
        var task = Coroutine.CreateTask(CleanUpInTime());
        await Coroutine.Yield();
        task.Cancel();
        await Coroutine.Sleep(2);
        trace.Is("work cancelled, cleanup cancelled, limit expired");
        task.Cancel();
        await Expect.Throws<OperationCanceledException>(task);
        trace.Is("more cancelled");
    }

    [Coroutine]
    private async Coroutine CleanUpInTime()
    {
        try
        {
            await trace.Sleep("work");
        }
        finally
        {
            await Limit("limit", 1, _ => trace.Sleep("cleanup"));
            await Limit("second", 50, _ => trace.Sleep("more"));
        }
    }

    [Fact, Asyncio("timeouts.reschedule-late")]
    public void Moving_the_deadline_of_a_scope_that_has_ended_does_nothing() => CoroutineTest.Run(Late());

    [Coroutine]
    private async Coroutine Late()
    {
        CancelScope? kept = null;
        await Limit("limit", 1, async scope =>
        {
            kept = scope;
            await trace.Sleep("body");
        });
        kept!.Deadline = Seconds(2);
        Assert.Null(kept.Deadline);
        await Coroutine.Sleep(5);
    }

    [Fact, Asyncio("timeouts.no-task", "groups.no-task")]
    public void Outside_a_task_scopes_and_groups_throw()
    {
        var loops = new Loops();
        using var loop = new EventLoop(loops.Options);
        loop.CallSoon(() => RunNow(CancelScope.Run(_ => Coroutine.Completed)));
        loop.CallSoon(() => RunNow(TaskGroup.Run(_ => Coroutine.Completed)));
        loop.RunUntilComplete(Coroutine.Sleep(1));
        Assert.Empty(loops.Errors);
    }

    /// <summary>A coroutine awaited by plain async code becomes a task, so a scope always has one.</summary>
    private static async void RunNow(Coroutine coroutine) => await coroutine;

    [Fact, Asyncio("timeouts.with-group")]
    public void A_group_in_an_expired_scope_reports_the_failures_of_the_cleanup() => CoroutineTest.Run(WithGroup());

    [Coroutine]
    private async Coroutine WithGroup()
    {
        var error = await Expect.Throws<AggregateException>(Limit("limit", 1, scope => TaskGroup.Run(async group =>
        {
            _ = group.CreateTask(Steps.FailsInCleanup("child"));
            await trace.Sleep("body");
        })));
        Assert.Equal("child", Assert.Single(error.InnerExceptions).Message);
        trace.Is("body cancelled");
    }
}
