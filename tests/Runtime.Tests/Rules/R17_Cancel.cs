using Coroutines;
using Coroutines.Testing;

namespace Runtime.Tests.Rules;

/// <summary>R17: how a cancellation arrives. R18: before the first step. R19: when a task ends cancelled.</summary>
public sealed partial class R17_Cancel
{
    private readonly List<string> log = [];

    [Coroutine]
    private async Coroutine Sleeper()
    {
        log.Add("start");
        try
        {
            await Coroutine.Sleep(100);
            log.Add("slept");
        }
        catch (OperationCanceledException e)
        {
            log.Add(e.Message);
            throw;
        }
        finally
        {
            log.Add("finally");
        }
    }

    [Fact, Asyncio("cancel.basic", "cancel.sleeping", "cancel.sleep-timer")]
    public void R17_The_exception_is_thrown_at_the_await_in_the_next_step() => CoroutineTest.Run(AtTheAwait());

    [Coroutine]
    private async Coroutine AtTheAwait()
    {
        var task = Coroutine.CreateTask(Sleeper());
        await Coroutine.Yield();
        Assert.True(task.Cancel("enough"));
        Assert.Equal(["start"], log);
        await Coroutine.Yield();
        Assert.Equal(["start", "enough", "finally"], log);
        Assert.True(task.IsCanceled);
        Assert.False(task.Cancel());
        Assert.Equal(TimeSpan.Zero, EventLoop.Running!.Time);
        Assert.Equal(0, EventLoop.Running.timers.Count);
    }

    [Fact, Asyncio("cancel.cancelling-count")]
    public void R17_Of_two_requests_the_first_message_counts() => CoroutineTest.Run(TwoRequests());

    [Coroutine]
    private async Coroutine TwoRequests()
    {
        var task = Coroutine.CreateTask(Sleeper());
        await Coroutine.Yield();
        Assert.True(task.Cancel("first"));
        Assert.True(task.Cancel("second"));
        Assert.Equal(2, task.CancelRequests);
        var error = await Expect.Throws<OperationCanceledException>(task);
        Assert.Equal("first", error.Message);
        Assert.Equal(["start", "first", "finally"], log);
    }

    [Fact, Asyncio("cancel.at-yield")]
    public void R17_At_a_yield_too() => CoroutineTest.Run(AtYield());

    [Coroutine]
    private async Coroutine AtYield()
    {
        var task = Coroutine.CreateTask(Yielder());
        await Coroutine.Yield();
        task.Cancel("yield");
        await Expect.Throws<OperationCanceledException>(task);
        Assert.Equal(["yield"], log);
    }

    [Coroutine]
    private async Coroutine Yielder()
    {
        try
        {
            while (true)
            {
                await Coroutine.Yield();
            }
        }
        catch (OperationCanceledException e)
        {
            log.Add(e.Message);
            throw;
        }
    }

    [Fact, Asyncio("cancel.awaited")]
    public void R17_A_result_that_came_in_the_same_iteration_is_lost() => CoroutineTest.Run(ResultLost());

    [Coroutine]
    private async Coroutine ResultLost()
    {
        var future = new Future<int>();
        var task = Coroutine.CreateTask(WaitOn(future));
        await Coroutine.Yield();
        future.SetResult(1);
        Assert.True(task.Cancel("late"));
        Assert.Equal("late", (await Expect.Throws<OperationCanceledException>(task)).Message);
        Assert.Empty(log);
    }

    [Coroutine]
    private async Coroutine WaitOn(Future<int> future) => log.Add($"{await future}");

    [Fact, Asyncio("cancel.current")]
    public void R17_A_task_that_cancels_itself_gets_it_at_its_next_suspension() => CoroutineTest.Run(SelfCancel());

    [Coroutine]
    private async Coroutine SelfCancel()
    {
        var task = Coroutine.CreateTask(CancelsItself());
        Assert.Equal("self", (await Expect.Throws<OperationCanceledException>(task)).Message);
        Assert.Equal(["after Cancel", "after a done await"], log);
    }

    [Coroutine]
    private async Coroutine CancelsItself()
    {
        Coroutine.CurrentTask!.Cancel("self");
        log.Add("after Cancel");
        await Coroutine.Completed;
        log.Add("after a done await");
        await Coroutine.Sleep(1);
        log.Add("never");
    }

    [Fact]
    public void R17_Deep_inside_awaited_coroutines() => CoroutineTest.Run(Deep());

    [Coroutine]
    private async Coroutine Deep()
    {
        var task = Coroutine.CreateTask(Level(5));
        await Coroutine.Yield();
        task.Cancel("deep");
        await Expect.Throws<OperationCanceledException>(task);
        Assert.Equal(["start", "deep", "finally", "level 0", "level 1", "level 2", "level 3", "level 4", "level 5"], log);
    }

    [Coroutine]
    private async Coroutine Level(int level)
    {
        try
        {
            await (level == 0 ? Sleeper() : Level(level - 1));
        }
        finally
        {
            log.Add($"level {level}");
        }
    }

    [Fact, Asyncio("cancel.message-before-start")]
    public void R18_A_task_cancelled_before_its_first_step_never_runs() => CoroutineTest.Run(NeverRuns());

    [Coroutine]
    private async Coroutine NeverRuns()
    {
        var task = Coroutine.CreateTask(Sleeper());
        Assert.True(task.Cancel("early"));
        Assert.False(task.IsDone);
        Assert.Equal("early", (await Expect.Throws<OperationCanceledException>(task)).Message);
        Assert.Empty(log);
    }

    [Fact]
    public void R19_An_exception_of_that_type_from_anywhere_cancels() => CoroutineTest.Run(FromAnywhere());

    [Coroutine]
    private static async Coroutine FromAnywhere()
    {
        var task = Coroutine.CreateTask(ThrowsIt());
        await Coroutine.Wait([task]);
        Assert.True(task.IsCanceled);
        Assert.IsType<TaskCanceledException>(Assert.Throws<TaskCanceledException>(() => task.Exception));
    }

    [Coroutine]
    private static async Coroutine ThrowsIt()
    {
        await Coroutine.Yield();
        throw new TaskCanceledException();
    }

    [Fact, Asyncio("cancel.catching")]
    public void R19_A_task_that_swallows_it_finishes() => CoroutineTest.Run(Swallows());

    [Coroutine]
    private static async Coroutine Swallows()
    {
        var task = Coroutine.CreateTask(Swallow());
        await Coroutine.Yield();
        task.Cancel();
        Assert.Equal("swallowed", await task);
        Assert.False(task.IsCanceled);
    }

    [Coroutine]
    private static async Coroutine<string> Swallow()
    {
        try
        {
            await Coroutine.Sleep(1);
            return "slept";
        }
        catch (OperationCanceledException)
        {
            return "swallowed";
        }
    }

    [Fact, Asyncio("cancel.baseexception")]
    public void R19_Another_exception_in_the_cleanup_makes_it_fail() => CoroutineTest.Run(CleanupFails());

    [Coroutine]
    private static async Coroutine CleanupFails()
    {
        var task = Coroutine.CreateTask(FailInCleanup());
        await Coroutine.Yield();
        task.Cancel();
        await Expect.Throws<FormatException>(task);
        Assert.False(task.IsCanceled);
    }

    [Coroutine]
    private static async Coroutine FailInCleanup()
    {
        try
        {
            await Coroutine.Sleep(1);
        }
        finally
        {
            await Coroutine.Yield();
            Throw();
        }

        static void Throw() => throw new FormatException("cleanup");
    }

    [Fact]
    public void R19_Cleanup_may_await_and_a_second_cancel_interrupts_that() => CoroutineTest.Run(SecondCancel());

    [Coroutine]
    private async Coroutine SecondCancel()
    {
        var first = Coroutine.CreateTask(CleansUp("a"));
        var second = Coroutine.CreateTask(CleansUp("b"));
        await Coroutine.Yield();
        first.Cancel();
        second.Cancel("1");
        await Coroutine.Yield();
        second.Cancel("2");
        Assert.Equal("2", (await Expect.Throws<OperationCanceledException>(second)).Message);
        await Expect.Throws<OperationCanceledException>(first);
        Assert.Equal(["a cleans", "b cleans", "a cleaned"], log);
    }

    [Coroutine]
    private async Coroutine CleansUp(string name)
    {
        try
        {
            await Coroutine.Sleep(100);
        }
        finally
        {
            log.Add(name + " cleans");
            await Coroutine.Sleep(1);
            log.Add(name + " cleaned");
        }
    }

    [Fact]
    public void R19_A_coroutine_object_cannot_be_cancelled()
    {
        var coroutine = Sleeper();
        Assert.Throws<InvalidOperationException>(() => coroutine.Box.Cancel());
    }
}
