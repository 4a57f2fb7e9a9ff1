using Coroutines;
using Coroutines.Testing;

namespace Runtime.Tests.Rules;

/// <summary>R24: cancel scopes.</summary>
public sealed partial class R24_CancelScope
{
    private static readonly TimeSpan OneSecond = TimeSpan.FromSeconds(1);

    private readonly List<string> log = [];

    [Coroutine]
    private async Coroutine Sleep(string name, double seconds)
    {
        try
        {
            await Coroutine.Sleep(seconds);
            log.Add(name);
        }
        catch (OperationCanceledException)
        {
            log.Add(name + " cancelled");
            throw;
        }
    }

    [Fact, Asyncio("timeouts.basic")]
    public void R24_A_deadline_ends_the_scope_and_nothing_else() => CoroutineTest.Run(Deadline());

    [Coroutine]
    private async Coroutine Deadline()
    {
        Assert.False(await CancelScope.Run(_ => Sleep("a", 10), timeout: OneSecond));
        Assert.True(await CancelScope.Run(_ => Sleep("b", 0.5), timeout: OneSecond));
        await Sleep("c", 1);
        Assert.Equal(["a cancelled", "b", "c"], log);
        Assert.Equal(0, EventLoop.Running!.timers.Count);
    }

    [Fact]
    public void R24_Every_await_inside_throws_in_cleanup_too_unless_shielded() => CoroutineTest.Run(Level());

    [Coroutine]
    private async Coroutine Level()
    {
        var ended = await CancelScope.Run(async scope =>
        {
            scope.Cancel("level");
            for (var i = 0; i < 3; i++)
            {
                try
                {
                    await (i == 0 ? Sleep("sleep", 1) : i == 1 ? AwaitFuture() : AwaitTask());
                }
                catch (OperationCanceledException)
                {
                    log.Add($"swallowed {i}");
                }
            }

            await CancelScope.Run(_ => Sleep("shielded", 1), shield: true);
            await Sleep("last", 1);
        });
        Assert.False(ended);
        Assert.Equal(["sleep cancelled", "swallowed 0", "swallowed 1", "swallowed 2", "shielded", "last cancelled"], log);
        Assert.Equal(OneSecond, EventLoop.Running!.Time);
        await Sleep("after", 1);
    }

    [Coroutine]
    private static async Coroutine AwaitFuture() => await new Future();

    [Coroutine]
    private async Coroutine AwaitTask()
    {
        var task = Coroutine.CreateTask(Sleep("task", 10));
        await Coroutine.Completed;
        await task;
    }

    [Fact]
    public void R24_A_task_of_a_cancelled_scope_is_cancelled_where_it_waits() => CoroutineTest.Run(Suspended());

    [Coroutine]
    private async Coroutine Suspended()
    {
        CancelScope? scope = null;
        var task = Coroutine.CreateTask(CancelScope.Run(s =>
        {
            scope = s;
            return AwaitTask();
        }));
        await Coroutine.Sleep(1);
        scope!.Cancel();
        Assert.False(await task);
        Assert.Equal(["task cancelled"], log);
        Assert.True(scope.IsCancelRequested);
    }

    [Fact]
    public void R24_Scopes_nest_and_only_the_cancelled_one_ends() => CoroutineTest.Run(Nested());

    [Coroutine]
    private async Coroutine Nested()
    {
        var outer = await CancelScope.Run(async _ =>
        {
            Assert.False(await CancelScope.Run(_ => Sleep("inner", 10), timeout: OneSecond));
            await Sleep("between", 0.5);
            Assert.Null(await InnerIsLeft());
        }, timeout: TimeSpan.FromSeconds(2));
        Assert.False(outer);
        Assert.Equal(["inner cancelled", "between", "innermost cancelled"], log);
        Assert.Equal(TimeSpan.FromSeconds(2), EventLoop.Running!.Time);
    }

    [Coroutine]
    private async Coroutine<object?> InnerIsLeft()
    {
        await CancelScope.Run(_ => Sleep("innermost", 10), timeout: TimeSpan.FromSeconds(10));
        return "not left";
    }

    [Fact, Asyncio("timeouts.reschedule")]
    public void R24_A_deadline_can_be_moved() => CoroutineTest.Run(Moved());

    [Coroutine]
    private async Coroutine Moved()
    {
        Assert.True(await CancelScope.Run(async scope =>
        {
            Assert.Equal(OneSecond, scope.Deadline);
            scope.Deadline = TimeSpan.FromSeconds(5);
            await Sleep("a", 3);
            scope.Deadline = null;
            await Sleep("b", 10);
        }, timeout: OneSecond));
        Assert.Equal(["a", "b"], log);
    }

    [Fact, Asyncio("timeouts.foreign-cancel")]
    public void R24_Cancelling_the_task_comes_through_a_scope_and_waits_for_a_shield() => CoroutineTest.Run(TaskCancelled());

    [Coroutine]
    private async Coroutine TaskCancelled()
    {
        var plain = Coroutine.CreateTask(CancelScope.Run(_ => Sleep("plain", 10)));
        var shielded = Coroutine.CreateTask(ShieldThenSleep());
        await Coroutine.Yield();
        plain.Cancel();
        shielded.Cancel("outside");
        await Expect.Throws<OperationCanceledException>(plain);
        Assert.Equal("outside", (await Expect.Throws<OperationCanceledException>(shielded)).Message);
        Assert.Equal(["plain cancelled", "in the shield", "after cancelled"], log);
        Assert.Equal(TimeSpan.FromSeconds(2), EventLoop.Running!.Time);
    }

    [Coroutine]
    private async Coroutine ShieldThenSleep()
    {
        Assert.True(await CancelScope.Run(async _ =>
        {
            await Coroutine.Yield();
            await Sleep("in the shield", 2);
        }, shield: true));
        await Sleep("after", 10);
    }

    [Fact]
    public void R24_A_group_in_a_cancelled_scope_waits_for_the_cleanup_of_its_tasks() => CoroutineTest.Run(GroupInScope());

    [Coroutine]
    private async Coroutine GroupInScope()
    {
        Assert.False(await CancelScope.Run(scope => TaskGroup.Run(async group =>
        {
            _ = group.CreateTask(CleansUp());
            await Sleep("body", 10);
        }), timeout: OneSecond));
        Assert.Equal(["body cancelled", "cleaned"], log);
        Assert.Equal(TimeSpan.FromSeconds(3), EventLoop.Running!.Time);
        await Sleep("after", 1);
    }

    [Coroutine]
    private async Coroutine CleansUp()
    {
        try
        {
            await Coroutine.Sleep(10);
        }
        finally
        {
            await Coroutine.Sleep(2);
            log.Add("cleaned");
        }
    }

    [Fact]
    public void R24_A_scope_cancelled_too_late_leaves_nothing_behind() => CoroutineTest.Run(TooLate());

    [Coroutine]
    private async Coroutine TooLate()
    {
        Assert.True(await CancelScope.Run(scope =>
        {
            scope.Cancel();
            return Coroutine.Completed;
        }));
        await Sleep("after", 1);
        Assert.Equal(["after"], log);
    }
}
