using Coroutines;
using Coroutines.Testing;

namespace Runtime.Tests.Rules;

/// <summary>R22: <c>WaitFor</c>.</summary>
public sealed partial class R22_WaitFor
{
    private static readonly TimeSpan OneSecond = TimeSpan.FromSeconds(1);

    private readonly List<string> log = [];

    [Coroutine]
    private async Coroutine<int> Work(double seconds)
    {
        try
        {
            await Coroutine.Sleep(seconds);
            return 5;
        }
        finally
        {
            log.Add("ending");
            await Coroutine.Sleep(0.5);
            log.Add("ended");
        }
    }

    [Fact]
    public void R22_What_is_done_in_time_returns() => CoroutineTest.Run(InTime());

    [Coroutine]
    private async Coroutine InTime()
    {
        Assert.Equal(5, await Coroutine.WaitFor(Work(0.4), OneSecond));
        await Coroutine.WaitFor(Coroutine.Sleep(0.5), OneSecond);
        Assert.Equal(0, EventLoop.Running!.timers.Count);
        Assert.Equal(0, Coroutine.CurrentTask!.CancelRequests);
    }

    [Fact, Asyncio("waitfor.waits-for-cancellation")]
    public void R22_When_the_time_is_up_it_is_cancelled_and_awaited() => CoroutineTest.Run(TooLate());

    [Coroutine]
    private async Coroutine TooLate()
    {
        var error = await Expect.Throws<TimeoutException>(Coroutine.WaitFor(Work(10), OneSecond));
        Assert.IsType<OperationCanceledException>(error.InnerException);
        Assert.Equal(["ending", "ended"], log);
        Assert.Equal(TimeSpan.FromSeconds(1.5), EventLoop.Running!.Time);
        Assert.Equal(0, Coroutine.CurrentTask!.CancelRequests);
        await Coroutine.Sleep(1);
    }

    [Fact, Asyncio("waitfor.timeout", "waitfor.shield-timeout", "waitfor.zero-done")]
    public void R22_A_task_is_cancelled_too_unless_shielded() => CoroutineTest.Run(WithTasks());

    [Coroutine]
    private async Coroutine WithTasks()
    {
        var task = Coroutine.CreateTask(Work(10));
        await Expect.Throws<TimeoutException>(Coroutine.WaitFor(task, OneSecond));
        Assert.True(task.IsCanceled);
        var shielded = Coroutine.CreateTask(Work(10));
        await Expect.Throws<TimeoutException>(Coroutine.WaitFor(Coroutine.Shield(shielded), OneSecond));
        Assert.False(shielded.IsDone);
        Assert.Equal(5, await shielded);
        Assert.Equal(5, await Coroutine.WaitFor(shielded, TimeSpan.Zero));
    }

    [Fact]
    public void R22_A_simultaneous_cancel_from_outside_wins() => CoroutineTest.Run(OuterWins());

    [Coroutine]
    private async Coroutine OuterWins()
    {
        CoroutineTask task = Coroutine.CreateTask(Coroutine.WaitFor(Work(10), OneSecond));
        EventLoop.Running!.CallLater(OneSecond, () => task.Cancel("outer"));
        await Coroutine.Wait([task]);
        Assert.True(task.IsCanceled);
        Assert.Equal(["ending", "ended"], log);
    }

    [Fact]
    public void R22_Nested_limits_each_throw_their_own() => CoroutineTest.Run(Nested());

    [Coroutine]
    private async Coroutine Nested()
    {
        await Expect.Throws<TimeoutException>(Coroutine.WaitFor(Inner(), TimeSpan.FromSeconds(3)));
        Assert.Equal(["ending", "ended", "inner timed out", "outer timed out"], [.. log, "outer timed out"]);
        Assert.Equal(TimeSpan.FromSeconds(3), EventLoop.Running!.Time);
    }

    [Coroutine]
    private async Coroutine Inner()
    {
        await Expect.Throws<TimeoutException>(Coroutine.WaitFor(Work(10), OneSecond));
        log.Add("inner timed out");
        await Coroutine.Sleep(10);
    }

    [Fact, Asyncio("waitfor.zero-not-started")]
    public void R22_With_no_time_it_never_starts() => CoroutineTest.Run(NoTime());

    [Coroutine]
    private async Coroutine NoTime()
    {
        var work = Work(1);
        await Expect.Throws<TimeoutException>(Coroutine.WaitFor(work, TimeSpan.Zero));
        Assert.Throws<InvalidOperationException>(() => work.GetAwaiter());
        var future = new Future<int>();
        await Expect.Throws<TimeoutException>(Coroutine.WaitFor(future, TimeSpan.Zero));
        Assert.True(future.IsCanceled);
        Assert.Equal(7, await Coroutine.WaitFor(Coroutine.FromResult(7), TimeSpan.Zero));
        Assert.Empty(log);
    }

    [Fact]
    public void R22_Its_own_failure_comes_through() => CoroutineTest.Run(Failure());

    [Coroutine]
    private static async Coroutine Failure() =>
        await Expect.Throws<FormatException>(Coroutine.WaitFor(Coroutine.FromException<int>(new FormatException()), OneSecond));
}
