using Coroutines;
using Coroutines.Testing;

namespace Runtime.Tests.Rules;

/// <summary>R25, R27: other threads. R28: no loop inside a loop. R30: clocks.</summary>
public sealed partial class R27_Threads
{
    [Fact, Asyncio("thread-safe.result", "thread-safe.exception")]
    public void R25_A_coroutine_can_be_given_to_a_loop_from_another_thread()
    {
        using var loop = new EventLoop();
        var thread = new Thread(() =>
        {
            var task = loop.RunCoroutineThreadSafe(OnLoop());
            var failed = loop.RunCoroutineThreadSafe(Coroutine.FromException(new FormatException()));
            Assert.Equal(Environment.CurrentManagedThreadId + task.Result, Environment.CurrentManagedThreadId + loopThread);
            Assert.Throws<FormatException>(() => failed.GetAwaiter().GetResult());
            passed = true;
            loop.CallSoonThreadSafe(loop.Stop);
        });
        loopThread = Environment.CurrentManagedThreadId;
        thread.Start();
        loop.RunForever();
        thread.Join();
        Assert.True(passed);
    }

    private int loopThread;
    private bool passed;

    [Coroutine]
    private static async Coroutine<int> OnLoop()
    {
        await Coroutine.Yield();
        return Environment.CurrentManagedThreadId;
    }

    [Fact, Asyncio("threads.result", "threads.exception", "threads.context")]
    public void R27_ToThread_runs_on_another_thread_and_returns_to_the_loop() => CoroutineTest.Run(ToThread());

    [Coroutine]
    private static async Coroutine ToThread()
    {
        var local = new AsyncLocal<string> { Value = "flows" };
        var here = Environment.CurrentManagedThreadId;
        var (there, seen) = await Coroutine.ToThread(() => (Environment.CurrentManagedThreadId, local.Value));
        Assert.NotEqual(here, there);
        Assert.Equal("flows", seen);
        Assert.Equal(here, Environment.CurrentManagedThreadId);
        await Expect.Throws<FormatException>(Coroutine.ToThread(() => throw new FormatException()));
    }

    [Fact]
    public void R27_Cancelling_the_awaiting_task_abandons_the_function() => CoroutineTest.Run(Abandon());

    [Coroutine]
    private static async Coroutine Abandon()
    {
        using var release = new ManualResetEventSlim();
        var task = Coroutine.CreateTask(Coroutine.ToThread(release.Wait));
        await Coroutine.Yield();
        task.Cancel();
        await Expect.Throws<OperationCanceledException>(task);
        Assert.Equal(1, EventLoop.Running!.workInFlight);
        release.Set();
        await Coroutine.ToThread(() => { });
        while (EventLoop.Running.workInFlight != 0)
        {
            await Coroutine.Yield();
        }
    }

    [Fact, Asyncio("loop.nesting", "runners.from-running", "loop.close-running")]
    public void R28_Starting_a_loop_inside_a_coroutine_throws() => CoroutineTest.Run(Nested(), new CoroutineTestOptions { AllowsNeverAwaited = true });

    [Coroutine]
    private static async Coroutine Nested()
    {
        await Coroutine.Yield();
        var running = EventLoop.Running!;
        Assert.Contains("already running", Assert.Throws<InvalidOperationException>(running.RunForever).Message);
        Assert.Contains("already running", Assert.Throws<InvalidOperationException>(() => running.RunUntilComplete(OnLoop())).Message);
        Assert.Contains("already running", Assert.Throws<InvalidOperationException>(() => Coroutine.Run(OnLoop())).Message);
        using var other = Loops.New();
        Assert.Contains("another event loop", Assert.Throws<InvalidOperationException>(other.RunForever).Message);
        Assert.Throws<InvalidOperationException>(running.Close);
        Assert.Same(running, EventLoop.Running);
    }

    [Fact, Asyncio("loop.until-complete-stopped", "loop.pre-stopped")]
    public void R28_A_loop_that_is_stopped_before_the_future_is_done_says_so()
    {
        using var loop = Loops.New();
        loop.CallSoon(loop.Stop);
        var error = Assert.Throws<InvalidOperationException>(() => loop.RunUntilComplete(new Future<int>(loop)));
        Assert.Contains("stopped before", error.Message);
        loop.Stop();
        loop.CallSoon(() => loop.CallSoon(() => throw new InvalidOperationException("one iteration only")));
        loop.RunForever();
    }

    [Fact]
    public void R29_Under_the_virtual_clock_a_deadlock_names_the_tasks()
    {
        using var loop = Loops.New();
        var error = Assert.Throws<InvalidOperationException>(() => loop.RunUntilComplete(WaitForEver()));
        Assert.Contains("Deadlock", error.Message);
        Assert.Contains("R27_Threads.WaitForEver()", error.Message);
        Assert.False(loop.IsRunning);
    }

    [Coroutine]
    private static async Coroutine WaitForEver() => await new Future<int>();

    [Fact]
    public void R30_The_virtual_clock_stands_still_while_a_thread_works() => CoroutineTest.Run(ClockHeld());

    [Coroutine]
    private static async Coroutine ClockHeld()
    {
        using var release = new ManualResetEventSlim();
        var sleeper = Coroutine.CreateTask(Coroutine.Sleep(1));
        var work = Coroutine.CreateTask(Coroutine.ToThread(release.Wait));
        EventLoop.Running!.CallSoon(() => EventLoop.Running!.CallSoon(release.Set));
        await work;
        Assert.Equal(TimeSpan.Zero, EventLoop.Running.Time);
        await sleeper;
        Assert.Equal(TimeSpan.FromSeconds(1), EventLoop.Running.Time);
    }

    [Fact]
    public void R30_Foreign_awaits_hold_the_clock_by_option()
    {
        var options = new EventLoopOptions { TimeProvider = new VirtualClock(), ForeignAwaitsHoldClock = true };
        Coroutine.Run(HeldByForeign(), options);
    }

    [Coroutine]
    private static async Coroutine HeldByForeign()
    {
        var sleeper = Coroutine.CreateTask(Coroutine.Sleep(1));
        await Task.Run(() => { });
        Assert.Equal(TimeSpan.Zero, EventLoop.Running!.Time);
        await sleeper;
    }

    [Fact]
    public void R30_Timers_of_others_on_the_virtual_clock_fire_in_their_turn()
    {
        var clock = new VirtualClock();
        using var loop = new EventLoop(new EventLoopOptions { TimeProvider = clock });
        loop.RunUntilComplete(WithDelay(clock));
        Assert.Equal(new DateTimeOffset(2000, 1, 1, 0, 0, 5, TimeSpan.Zero), clock.GetUtcNow());
        Assert.Equal(TimeZoneInfo.Utc, clock.LocalTimeZone);
    }

    [Coroutine]
    private static async Coroutine WithDelay(VirtualClock clock)
    {
        var loop = EventLoop.Running!;
        var sleeper = Coroutine.CreateTask(Coroutine.Sleep(5));
        await Task.Delay(TimeSpan.FromSeconds(3), clock);
        Assert.Equal(TimeSpan.FromSeconds(3), loop.Time);
        await sleeper;
    }

    [Fact]
    public void R30_Any_time_provider_can_be_the_clock()
    {
        var clock = new ManualClock();
        using var loop = new EventLoop(new EventLoopOptions { TimeProvider = clock });
        clock.OnTimer = clock.Advance;
        loop.RunUntilComplete(Coroutine.Sleep(7));
        Assert.Equal(TimeSpan.FromSeconds(7), loop.Time);
    }

    /// <summary>A clock that the test moves.</summary>
    private sealed class ManualClock : TimeProvider
    {
        private long now = 1234;

        public Action<TimeSpan>? OnTimer { get; set; }

        public override long TimestampFrequency => 1000;

        public override long GetTimestamp() => now;

        public void Advance(TimeSpan time) => now += (long)time.TotalMilliseconds;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            OnTimer!(dueTime);
            callback(state);
            return new NoTimer();
        }

        private sealed class NoTimer : ITimer
        {
            public bool Change(TimeSpan dueTime, TimeSpan period) => false;

            public void Dispose()
            {
            }

            public ValueTask DisposeAsync() => ValueTask.CompletedTask;
        }
    }
}
