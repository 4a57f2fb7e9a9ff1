using Coroutines;
using Coroutines.Testing;

namespace Runtime.Tests.Parity;

/// <summary>The loop itself: calls, closing, errors.</summary>
public sealed partial class LoopTests
{
    private readonly Trace trace = new();

    [Fact, Asyncio("loop.close")]
    public void A_closed_loop_takes_nothing_and_can_be_closed_again()
    {
        var loop = Loops.New();
        Assert.False(loop.IsClosed);
        loop.Close();
        loop.Close();
        Assert.True(loop.IsClosed);
        var future = new Future(loop);
        var coroutine = Steps.Noop();
        Assert.All<Action>(
            [
                loop.RunForever, () => loop.RunUntilComplete(future), () => loop.CallSoon(() => { }), () => loop.CallSoonThreadSafe(() => { }),
                () => loop.CallLater(TimeSpan.Zero, () => { }), () => loop.CallAt(TimeSpan.Zero, () => { }), () => loop.RunInExecutor(() => { }), () => loop.CreateTask(coroutine),
            ],
            use => Assert.Contains("closed", Assert.Throws<InvalidOperationException>(use).Message));
        CoroutineTest.Run(coroutine);
    }

    [Fact, Asyncio("loop.call-soon", "loop.call-soon-type")]
    public void CallSoon_gives_a_handle_and_refuses_nothing_to_call()
    {
        using var loop = Loops.New();
        var handle = loop.CallSoon(() => trace.Add("called"));
        Assert.False(handle.IsCanceled);
        Assert.Throws<ArgumentNullException>(() => loop.CallSoon(null!));
        loop.CallSoon(loop.Stop);
        loop.RunForever();
        trace.Is("called");
    }

    [Fact, Asyncio("loop.call-later-negative")]
    public void Negative_delays_come_in_order_of_their_times()
    {
        using var loop = Loops.New();
        loop.CallLater(TimeSpan.FromSeconds(-1), () => trace.Add("a"));
        loop.CallLater(TimeSpan.FromSeconds(-2), () => trace.Add("b"));
        loop.CallLater(TimeSpan.Zero, loop.Stop);
        loop.RunForever();
        trace.Is("b, a");
    }

    [Fact, Asyncio("loop.run-once")]
    public void A_timer_that_is_due_runs_in_its_iteration_behind_what_is_ready()
    {
        using var loop = Loops.New();
        loop.CallLater(TimeSpan.FromSeconds(1), () =>
        {
            trace.Add($"timer {loop.Time.TotalSeconds}");
            loop.CallSoon(() => trace.Add("soon"));
            loop.Stop();
        });
        loop.CallLater(TimeSpan.FromSeconds(1), () => trace.Add("same time"));
        loop.CallLater(TimeSpan.FromSeconds(2), () => trace.Add("never"));
        loop.RunForever();
        trace.Is("timer 1, same time");
    }

    [Fact, Asyncio("loop.until-complete", "loop.until-complete-other-loop")]
    public void RunUntilComplete_returns_the_result_and_refuses_what_belongs_elsewhere()
    {
        using var loop = Loops.New();
        using var other = Loops.New();
        Assert.Equal("done", loop.RunUntilComplete(Steps.Later("done")));
        var foreign = new Future<int>(other);
        Assert.Contains("another event loop", Assert.Throws<InvalidOperationException>(() => loop.RunUntilComplete(foreign)).Message);
    }

    [Fact, Asyncio("loop.handler-custom")]
    public void A_handler_can_be_set_and_taken_back()
    {
        using var loop = new EventLoop(new EventLoopOptions { TimeProvider = new VirtualClock() });
        loop.ExceptionHandler = error => trace.Add($"first {error.Exception!.Message}");
        loop.CallSoon(() => throw new FormatException("a"));
        loop.RunUntilComplete(Coroutine.Sleep(1));
        loop.ExceptionHandler = error => trace.Add($"second {error.Exception!.Message}");
        loop.CallSoon(() => throw new FormatException("b"));
        loop.RunUntilComplete(Coroutine.Sleep(1));
        trace.Is("first a, second b");
    }

    [Fact, Asyncio("loop.keyboard-interrupt")]
    public void No_exception_of_a_callback_or_task_ends_the_loop()
    {
        var loops = new Loops();
        using var loop = new EventLoop(loops.Options);
        loop.CallSoon(() => throw new OperationCanceledException("callback"));
        var task = loop.CreateTask(Coroutine.FromException(new OutOfMemoryException("task")));
        loop.RunUntilComplete(Coroutine.Sleep(1));
        Assert.Equal("callback", Assert.Single(loops.Errors).Exception!.Message);
        Assert.IsType<OutOfMemoryException>(task.Exception);
    }

    [Fact, Asyncio("loop.thread-safe")]
    public void A_post_from_another_thread_wakes_a_loop_that_waits()
    {
        using var loop = new EventLoop();
        var thread = new Thread(() => loop.CallSoonThreadSafe(loop.Stop));
        loop.CallSoon(thread.Start);
        loop.RunForever();
        thread.Join();
    }

    [Fact, Asyncio("loop.run-in-executor")]
    public void A_function_runs_on_another_thread_and_comes_back() => CoroutineTest.Run(Executor());

    [Coroutine]
    private static async Coroutine Executor()
    {
        var here = Environment.CurrentManagedThreadId;
        var there = await EventLoop.Running!.RunInExecutor(() => Environment.CurrentManagedThreadId);
        Assert.NotEqual(here, there);
        Assert.Equal(here, Environment.CurrentManagedThreadId);
    }

    [Fact, Asyncio("loop.run-in-executor-cancel")]
    public void Closing_the_loop_while_a_function_runs_is_fine()
    {
        var loops = new Loops();
        using var release = new ManualResetEventSlim();
        using var ended = new ManualResetEventSlim();
        var loop = new EventLoop(loops.Options);
        var future = loop.RunInExecutor(() =>
        {
            release.Wait();
            ended.Set();
        });
        loop.Close();
        release.Set();
        ended.Wait();
        Assert.False(future.IsDone);
        Assert.Empty(loops.Errors);
    }

    [Fact, Asyncio("loop.signals")]
    public void A_signal_handler_of_dotnet_posts_to_the_loop()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows has no signals that a process could send itself.");
            return;
        }

        using var loop = new EventLoop();
        using var registration = System.Runtime.InteropServices.PosixSignalRegistration.Create(
            System.Runtime.InteropServices.PosixSignal.SIGCONT, _ => loop.CallSoonThreadSafe(() =>
            {
                trace.Add("signal");
                loop.Stop();
            }));
        using var kill = System.Diagnostics.Process.Start("kill", ["-CONT", Environment.ProcessId.ToString()]);
        loop.RunForever();
        kill.WaitForExit();
        trace.Is("signal");
    }

    [Fact, Asyncio("loop.prompt-cancellation")]
    public void Cancelling_a_task_that_waits_for_the_outside_is_delivered_at_once() => CoroutineTest.Run(Prompt());

    [Coroutine]
    private static async Coroutine Prompt()
    {
        var never = new TaskCompletionSource();
        var task = Coroutine.CreateTask(AwaitTask(never.Task));
        await Coroutine.Yield();
        task.Cancel();
        var ticks = Ticks.Start();
        await Coroutine.Wait(task);
        Assert.True(ticks.Stop() <= 3);
        Assert.True(task.IsCanceled);
    }

    [Coroutine]
    private static async Coroutine AwaitTask(Task task) => await task;

    [Fact, Asyncio("loop.timeout-rounding")]
    public void Short_sleeps_take_just_their_time() => CoroutineTest.Run(ShortSleeps());

    [Coroutine]
    private static async Coroutine ShortSleeps()
    {
        await Coroutine.Sleep(1e-6);
        await Coroutine.Sleep(1e-4);
        await Coroutine.Sleep(1e-7);
        Assert.Equal(TimeSpan.FromTicks(1011), EventLoop.Running!.Time);
    }
}
