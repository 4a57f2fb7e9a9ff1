using System.Runtime.InteropServices;
using Coroutines;
using Coroutines.Testing;

namespace Runtime.Tests.Rules;

/// <summary>R23: <c>Coroutine.Run</c>.</summary>
public sealed partial class R23_Run
{
    private readonly List<string> log = [];

    [Coroutine]
    private async Coroutine Background(string name)
    {
        try
        {
            await Coroutine.Sleep(100);
        }
        finally
        {
            await Coroutine.Sleep(1);
            log.Add($"{name} cleaned");
        }
    }

    [Fact, Asyncio("runners.cancels-hanging")]
    public void R23_Leftover_tasks_are_cancelled_and_awaited_and_the_loop_is_closed()
    {
        var loop = CoroutineTest.Run(LeavesTasks(), new CoroutineTestOptions { AllowsLeftoverTasks = true });
        Assert.Equal(["main done", "a cleaned", "b cleaned"], log);
        Assert.True(loop.IsClosed);
        Assert.False(loop.IsRunning);
        Assert.Empty(loop.AllTasks);
        Assert.NotSame(loop, EventLoop.Current);
        Assert.Throws<InvalidOperationException>(() => loop.CallSoon(() => { }));
        Assert.Throws<InvalidOperationException>(() => loop.CallSoonThreadSafe(() => { }));
        Assert.Throws<InvalidOperationException>(loop.RunForever);
    }

    [Coroutine]
    private async Coroutine<EventLoop> LeavesTasks()
    {
        _ = Coroutine.CreateTask(Background("a"));
        _ = Coroutine.CreateTask(Background("b"));
        await Coroutine.Yield();
        log.Add("main done");
        return EventLoop.Running!;
    }

    [Fact, Asyncio("runners.reports-hanging")]
    public void R23_A_leftover_that_fails_while_it_ends_is_reported()
    {
        var loops = new Loops();
        Coroutine.Run(LeavesFailing(), loops.Options);
        var error = Assert.Single(loops.Errors);
        Assert.Equal("cleanup", error.Exception!.Message);
    }

    [Coroutine]
    private static async Coroutine LeavesFailing()
    {
        _ = Coroutine.CreateTask(FailsInCleanup());
        await Coroutine.Yield();
    }

    [Coroutine]
    private static async Coroutine FailsInCleanup()
    {
        try
        {
            await Coroutine.Sleep(100);
        }
        catch (OperationCanceledException)
        {
            throw new FormatException("cleanup");
        }
    }

    [Fact, Asyncio("runners.raises")]
    public void R23_The_failure_of_main_comes_out_with_its_stack_trace()
    {
        var error = Assert.Throws<FormatException>(() => CoroutineTest.Run(Fails()));
        Assert.Contains(nameof(Fails), error.StackTrace);
    }

    [Coroutine]
    private static async Coroutine Fails()
    {
        await Coroutine.Yield();
        throw new FormatException("main");
    }

    [Fact, Asyncio("runners.interrupt-wait")]
    public void R23_The_first_signal_cancels_main_and_lets_it_clean_up_the_second_is_left_to_the_system()
    {
        using var runner = new Runner(new Loops().Options);
        var main = runner.Loop.CreateTask(Background("main"));
        runner.Loop.CallLater(TimeSpan.FromSeconds(2), () =>
        {
            Assert.True(runner.OnSignal(PosixSignal.SIGINT));
            log.Add("signal");
        });
        var error = Assert.Throws<OperationCanceledException>(() => runner.Run(main));
        Assert.Equal("Interrupted by SIGINT.", error.Message);
        Assert.Equal(["signal", "main cleaned"], log);
        Assert.Equal(TimeSpan.FromSeconds(3), runner.Loop.Time);
        Assert.False(runner.OnSignal(PosixSignal.SIGINT));
    }
}
