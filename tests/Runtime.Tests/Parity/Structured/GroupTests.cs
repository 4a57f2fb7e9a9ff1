using Coroutines;
using Coroutines.Testing;

namespace Runtime.Tests.Parity;

/// <summary>TaskGroup.</summary>
public sealed partial class GroupTests
{
    private readonly Trace trace = new();

    /// <summary>Runs a group in a task of its own, which is cancelled after a second, and gives what it throws, nested groups in brackets.</summary>
    [Coroutine]
    private static async Coroutine<string> Failures(Func<TaskGroup, Coroutine> body, double? cancelAfter = null)
    {
        var task = Coroutine.CreateTask(TaskGroup.Run(body));
        if (cancelAfter is { } seconds)
        {
            EventLoop.Running!.CallLater(TimeSpan.FromSeconds(seconds), () => task.Cancel());
        }

        await Coroutine.Wait(task);
        Assert.Equal(task.IsCanceled ? 1 : cancelAfter is null ? 0 : 1, task.CancelRequests);
        return task.IsCanceled ? "cancelled" : Describe(task.Exception);
    }

    private static string Describe(Exception? error) =>
        error is AggregateException all ? $"[{string.Join(", ", all.InnerExceptions.Select(Describe))}]" : error?.Message ?? "none";

    [Fact, Asyncio("groups.cancelled-cleanup-fails", "groups.empty-cancelled", "groups.cancel-replaced")]
    public void Cancelled_it_throws_what_the_cleanup_throws_or_the_cancellation() => CoroutineTest.Run(Cancelled());

    [Coroutine]
    private async Coroutine Cancelled()
    {
        Assert.Equal("[a, b]", await Failures(
            async group =>
            {
                _ = group.CreateTask(Steps.FailsInCleanup("a"));
                _ = group.CreateTask(Steps.FailsInCleanup("b"));
                await Coroutine.Sleep(10);
            },
            cancelAfter: 1));
        Assert.Equal("cancelled", await Failures(_ => trace.Sleep("body"), cancelAfter: 1));
        Assert.Equal("[instead]", await Failures(_ => Steps.FailsInCleanup("instead"), cancelAfter: 1));
        trace.Is("body cancelled");
    }

    [Fact, Asyncio("groups.body-fails-at-once")]
    public void A_body_that_throws_at_once_cancels_tasks_that_never_started() => CoroutineTest.Run(AtOnce());

    [Coroutine]
    private async Coroutine AtOnce()
    {
        CoroutineTask<string>? task = null;
        Assert.Equal("[body]", await Failures(group =>
        {
            task = group.CreateTask(trace.Sleep("never started"));
            throw new FormatException("body");
        }));
        Assert.True(task!.IsCanceled);
        trace.Is("");
    }

    [Fact, Asyncio("groups.nested-cancelled", "groups.nested-outer-fails")]
    public void Failures_of_an_inner_group_are_nested_and_those_of_the_outer_cancel_it() => CoroutineTest.Run(NestedFailures());

    [Coroutine]
    private async Coroutine NestedFailures()
    {
        Assert.Equal("[[inner]]", await Failures(
            async outer =>
            {
                _ = outer.CreateTask(trace.Sleep("outer"));
                await TaskGroup.Run(async inner =>
                {
                    _ = inner.CreateTask(Steps.FailsInCleanup("inner"));
                    await Coroutine.Sleep(10);
                });
            },
            cancelAfter: 1));
        trace.Is("outer cancelled");
        Assert.Equal("[outer]", await Failures(async outer =>
        {
            _ = outer.CreateTask(Steps.FailLater("outer"));
            await TaskGroup.Run(inner =>
            {
                _ = inner.CreateTask(trace.Sleep("inner"));
                return Coroutine.Completed;
            });
        }));
        trace.Is("inner cancelled");
    }

    [Fact, Asyncio("groups.fails-while-cancelled")]
    public void A_task_that_fails_while_the_body_cleans_up_is_thrown() => CoroutineTest.Run(WhileCancelled());

    [Coroutine]
    private async Coroutine WhileCancelled()
    {
        foreach (var nested in new[] { false, true })
        {
            Assert.Equal(nested ? "[[soon]]" : "[soon]", await Failures(
                nested ? _ => TaskGroup.Run(FailsSoon) : FailsSoon, cancelAfter: 0.1));
            trace.Is("cleaned");
        }
    }

    [Coroutine]
    private async Coroutine FailsSoon(TaskGroup group)
    {
        _ = group.CreateTask(Steps.FailLater("soon", 0.3));
        try
        {
            await Coroutine.Sleep(10);
        }
        catch (OperationCanceledException)
        {
            await Steps.Stubborn(0, 0.5);
            trace.Add("cleaned");
            throw;
        }
    }

    [Fact, Asyncio("groups.body-fails-after-child", "groups.exit-raises")]
    public void What_the_body_throws_when_a_task_failed_is_thrown_too() => CoroutineTest.Run(Both());

    [Coroutine]
    private static async Coroutine Both()
    {
        Assert.Equal("[task, cleanup]", await Failures(async group =>
        {
            _ = group.CreateTask(Steps.FailLater("task"));
            await Steps.FailsInCleanup("cleanup");
        }));
        Assert.Equal("[task, disposed]", await Failures(async group =>
        {
            using var resource = new Failing();
            _ = group.CreateTask(Coroutine.FromException(new FormatException("task")));
            await Coroutine.Sleep(1);
        }));
    }

    private sealed class Failing : IDisposable
    {
        public void Dispose() => throw new FormatException("disposed");
    }

    [Fact, Asyncio("groups.forgets", "groups.child-adds", "groups.name")]
    public void Tasks_may_add_tasks_and_are_forgotten_when_they_are_done() => CoroutineTest.Run(Adds());

    [Coroutine]
    private async Coroutine Adds()
    {
        await TaskGroup.Run(async group =>
        {
            Assert.Equal("root", group.CreateTask(Root(group), "root").Name);
            await Coroutine.Sleep(5);
            _ = Assert.Single(EventLoop.Running!.AllTasks);
            trace.Add("body");
        });
        trace.Is("a slept, b slept, body");
    }

    [Coroutine]
    private async Coroutine Root(TaskGroup group)
    {
        await Coroutine.Sleep(0.1);
        _ = group.CreateTask(trace.Sleep("a", 0.1));
        _ = group.CreateTask(trace.Sleep("b", 0.2));
    }

    private int heads;

    [Fact, Asyncio("groups.hydra")]
    public void Tasks_that_add_tasks_without_end_are_stopped_by_a_failure() => CoroutineTest.Run(Fight());

    [Coroutine]
    private async Coroutine Fight()
    {
        Assert.Equal("[slain]", await Failures(group =>
        {
            _ = group.CreateTask(Hydra(group));
            _ = group.CreateTask(Hercules());
            return Coroutine.Completed;
        }));
        Assert.True(heads >= 10);
        Assert.Equal([Coroutine.CurrentTask!], EventLoop.Running!.AllTasks);
    }

    [Coroutine]
    private async Coroutine Hydra(TaskGroup group)
    {
        heads++;
        await Coroutine.Sleep(0.01);
        _ = group.CreateTask(Hydra(group));
        _ = group.CreateTask(Hydra(group));
    }

    [Coroutine]
    private async Coroutine Hercules()
    {
        while (heads < 10)
        {
            await Coroutine.Sleep(0.015);
        }

        throw new FormatException("slain");
    }

    [Fact, Asyncio("groups.no-tasks-after-failure")]
    public void While_it_is_being_cancelled_no_task_can_be_added() => CoroutineTest.Run(AddLate());

    [Coroutine]
    private async Coroutine AddLate()
    {
        Assert.Equal("[first]", await Failures(group =>
        {
            _ = group.CreateTask(Steps.FailLater("first"));
            _ = group.CreateTask(AddsInCleanup(group));
            return Coroutine.Completed;
        }));
        trace.Is("refused");
    }

    [Coroutine]
    private async Coroutine AddsInCleanup(TaskGroup group)
    {
        try
        {
            await Coroutine.Sleep(10);
        }
        catch (OperationCanceledException)
        {
            var late = Steps.Noop();
            Assert.Contains("being cancelled", Assert.Throws<InvalidOperationException>(() => group.CreateTask(late)).Message);
            await late;
            trace.Add("refused");
        }
    }

    [Fact, Asyncio("groups.nested-both")]
    public void When_both_groups_fail_at_once_the_outer_ones_request_outlives_the_inner() => CoroutineTest.Run(BothFail());

    [Coroutine]
    private async Coroutine BothFail()
    {
        Assert.Equal("[outer]", await Failures(async outer =>
        {
            try
            {
                await TaskGroup.Run(inner =>
                {
                    _ = inner.CreateTask(Coroutine.FromException(new FormatException("inner")));
                    _ = outer.CreateTask(Coroutine.FromException(new FormatException("outer")));
                    return Coroutine.Completed;
                });
            }
            catch (AggregateException e)
            {
                trace.Add(Describe(e));
            }

            trace.Add(Coroutine.CurrentTask!.CancelRequests);
        }));
        trace.Is("[inner], 1");
    }

    [Fact, Asyncio("groups.error-and-cancel")]
    public void Cancelled_from_outside_when_a_task_fails_it_throws_the_failure_and_the_next_await_the_cancellation() => CoroutineTest.Run(ErrorAndCancel());

    [Coroutine]
    private async Coroutine ErrorAndCancel()
    {
        var happened = new AsyncEvent();
        var task = Coroutine.CreateTask(GoOnAfterFailure(happened));
        await happened.Wait();
        Assert.Equal(0, task.CancelRequests);
        task.Cancel();
        await Expect.Throws<OperationCanceledException>(task);
        trace.Is("[no] 1, after cancelled");
    }

    [Coroutine]
    private async Coroutine GoOnAfterFailure(AsyncEvent happened)
    {
        try
        {
            await TaskGroup.Run(async group =>
            {
                _ = group.CreateTask(SetThenFail(happened));
                await Coroutine.Sleep(1);
            });
        }
        catch (AggregateException e)
        {
            trace.Add($"{Describe(e)} {Coroutine.CurrentTask!.CancelRequests}");
        }

        await trace.Sleep("after", 1);
    }

    [Coroutine]
    private static async Coroutine SetThenFail(AsyncEvent happened)
    {
        happened.Set();
        await Coroutine.Yield();
        throw new FormatException("no");
    }
}
