using Coroutines;
using Coroutines.Testing;

namespace Runtime.Tests.Testing;

/// <summary>CoroutineTest.Run: what fails a test beside what it throws.</summary>
public sealed partial class CoroutineTestTests
{
    private static CoroutineTestException Fails(Coroutine test, CoroutineTestOptions? options = null) =>
        Assert.Throws<CoroutineTestException>(() => CoroutineTest.Run(test, options));

    [Fact]
    public void A_test_runs_in_virtual_time_and_returns_its_result()
    {
        Assert.Equal("done", CoroutineTest.Run(Steps.Later("done", 1e6)));
        CoroutineTest.Run(Steps.Noop());
        Assert.Null(EventLoop.Running);
    }

    /// <summary>The first example of <c>docs/testing.md</c>.</summary>
    [Fact]
    public void A_slow_server_is_given_up() => CoroutineTest.Run(GivesUp());

    [Coroutine]
    private static async Coroutine GivesUp()
    {
        try
        {
            await Coroutine.WaitFor(Coroutine.Sleep(3600), TimeSpan.FromSeconds(5));
            Assert.Fail("It was not given up.");
        }
        catch (TimeoutException)
        {
            Assert.Equal(TimeSpan.FromSeconds(5), EventLoop.Running!.Time);
        }
    }

    [Fact]
    public void What_it_throws_comes_out_as_it_is()
    {
        var error = Assert.Throws<FormatException>(() => CoroutineTest.Run(Steps.FailLater("no")));
        Assert.Contains(nameof(Steps.FailLater), error.StackTrace);
    }

    [Fact]
    public void Tasks_that_are_left_fail_it_and_are_cleaned_up()
    {
        var trace = new Trace();
        Assert.Contains("'left'  sleeps", Fails(Leave(trace)).Message);
        trace.Is("sleeper cancelled");
        CoroutineTest.Run(Leave(trace), new CoroutineTestOptions { AllowsLeftoverTasks = true });
    }

    [Coroutine]
    private static async Coroutine Leave(Trace trace)
    {
        _ = Coroutine.CreateTask(trace.Sleep("sleeper"), "left");
        await Coroutine.Yield();
    }

    [Fact]
    public void Coroutines_that_were_never_awaited_fail_it()
    {
        var message = Fails(Forget()).Message;
        Assert.Contains("never awaited", message);
        Assert.Contains("Steps.Noop()", message);
        Assert.DoesNotContain("Later", message);
        CoroutineTest.Run(Forget(), new CoroutineTestOptions { AllowsNeverAwaited = true });
    }

    [Coroutine]
    private static async Coroutine Forget()
    {
        object forgotten = Steps.Noop();
        for (var i = 0; i < 1000; i++)
        {
            var used = Steps.Later(i, 0);
            await used;
        }

        await Coroutine.FromResult(1);
        _ = Coroutine.FromResult(forgotten);
        await Coroutine.WaitFor(Steps.Later(1), TimeSpan.FromSeconds(2));
    }

    [Fact]
    public void Errors_that_nobody_handled_fail_it()
    {
        var error = Fails(FailUnseen());
        Assert.Contains("callback", error.Message);
        Assert.Contains("Task exception was never retrieved", error.Message);
        Assert.Equal("callback", error.InnerException!.Message);
        var seen = new List<EventLoopError>();
        CoroutineTest.Run(FailUnseen(), new CoroutineTestOptions { ExceptionHandler = seen.Add });
        Assert.Equal(2, seen.Count);
    }

    [Coroutine]
    private static async Coroutine FailUnseen()
    {
        EventLoop.Running!.CallSoon(() => throw new FormatException("callback"));
        _ = Coroutine.CreateTask(Steps.FailLater("lost", 0));
        await Coroutine.Sleep(1);
    }

    [Fact]
    public void A_test_that_waits_for_something_that_never_comes_fails()
    {
        var error = Fails(WaitForEver(), new CoroutineTestOptions { RealTimeLimit = TimeSpan.FromMilliseconds(1) });
        Assert.Contains("real time", error.Message);
        Assert.Contains("CoroutineTestTests.WaitForEver", error.Message);
        Assert.Contains("Deadlock", Assert.Throws<InvalidOperationException>(() => CoroutineTest.Run(WaitForNothing())).Message);
    }

    [Coroutine]
    private static async Coroutine WaitForEver() => await new TaskCompletionSource().Task;

    [Coroutine]
    private static async Coroutine WaitForNothing() => await new Future();

    [Fact]
    public void A_clock_of_ones_own_can_be_used()
    {
        var clock = new VirtualClock(new DateTimeOffset(2030, 1, 1, 0, 0, 0, TimeSpan.Zero));
        CoroutineTest.Run(Coroutine.Sleep(5), new CoroutineTestOptions { TimeProvider = clock, ForeignAwaitsHoldClock = true });
        Assert.Equal(5, clock.GetUtcNow().Second);
    }
}
