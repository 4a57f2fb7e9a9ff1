using Coroutines;
using Coroutines.Testing;

namespace Runtime.Tests.Rules;

/// <summary>R24: task groups.</summary>
public sealed partial class R24_TaskGroup
{
    private readonly List<string> log = [];

    [Coroutine]
    private static async Coroutine Noop() => await Coroutine.Completed;

    [Coroutine]
    private async Coroutine<string> Work(string name, double seconds)
    {
        try
        {
            await Coroutine.Sleep(seconds);
            log.Add(name);
            return name;
        }
        catch (OperationCanceledException)
        {
            log.Add(name + " cancelled");
            await Coroutine.Sleep(1);
            log.Add(name + " cleaned");
            throw;
        }
    }

    [Coroutine]
    private static async Coroutine Fail(string message, double seconds)
    {
        await Coroutine.Sleep(seconds);
        throw new FormatException(message);
    }

    [Fact, Asyncio("groups.waits", "groups.body-awaits")]
    public void R24_It_waits_for_all_its_tasks() => CoroutineTest.Run(All());

    [Coroutine]
    private async Coroutine All()
    {
        CoroutineTask<string>? late = null;
        var result = await TaskGroup.Run(async Coroutine<int> (group) =>
        {
            late = group.CreateTask(Work("late", 2));
            _ = group.CreateTask(Work("early", 1));
            await Coroutine.Yield();
            log.Add("body");
            return 5;
        });
        Assert.Equal(5, result);
        Assert.Equal("late", late!.Result);
        Assert.Equal(["body", "early", "late"], log);
    }

    [Fact]
    public void R08_A_group_with_one_noop_takes_3_an_empty_one_0() => CoroutineTest.Run(CountTicks());

    [Coroutine]
    private static async Coroutine CountTicks()
    {
        var ticks = Ticks.Start();
        await TaskGroup.Run(async group =>
        {
            _ = group.CreateTask(Noop());
            await Coroutine.Completed;
        });
        Assert.Equal(3, ticks.Stop());
        ticks = Ticks.Start();
        await TaskGroup.Run(_ => Coroutine.Completed);
        Assert.Equal(0, ticks.Stop());
    }

    [Fact, Asyncio("groups.first-failure", "groups.failure-cancels-body", "groups.level-preserved")]
    public void R24_The_first_failure_cancels_siblings_and_body_and_all_failures_are_thrown() => CoroutineTest.Run(FirstFailure());

    [Coroutine]
    private async Coroutine FirstFailure()
    {
        var error = await Expect.Throws<AggregateException>(TaskGroup.Run(async group =>
        {
            _ = group.CreateTask(Work("sibling", 10));
            _ = group.CreateTask(Fail("first", 1));
            _ = group.CreateTask(FailsInCleanup());
            await Work("body", 10);
        }));
        Assert.Equal(["first", "second"], error.InnerExceptions.Select(e => e.Message));
        Assert.Equal(["sibling cancelled", "body cancelled", "sibling cleaned", "body cleaned"], log);
        Assert.Equal(0, Coroutine.CurrentTask!.CancelRequests);
        await Coroutine.Sleep(1);
    }

    [Coroutine]
    private static async Coroutine FailsInCleanup()
    {
        try
        {
            await Coroutine.Sleep(10);
        }
        finally
        {
            Throw();
        }

        static void Throw() => throw new FormatException("second");
    }

    [Fact]
    public void R24_A_failure_after_the_body_has_ended_does_not_cancel_the_parent() => CoroutineTest.Run(AfterBody());

    [Coroutine]
    private async Coroutine AfterBody()
    {
        var error = await Expect.Throws<AggregateException>(TaskGroup.Run(group =>
        {
            _ = group.CreateTask(Fail("late", 1));
            _ = group.CreateTask(Work("sibling", 10));
            return Coroutine.Completed;
        }));
        Assert.Equal("late", Assert.Single(error.InnerExceptions).Message);
        Assert.Equal(["sibling cancelled", "sibling cleaned"], log);
        Assert.Equal(0, Coroutine.CurrentTask!.CancelRequests);
    }

    [Fact, Asyncio("groups.body-fails")]
    public void R24_A_body_that_throws_cancels_the_tasks_and_is_among_the_failures() => CoroutineTest.Run(BodyThrows());

    [Coroutine]
    private async Coroutine BodyThrows()
    {
        var error = await Expect.Throws<AggregateException>(TaskGroup.Run(async group =>
        {
            _ = group.CreateTask(Work("task", 10));
            await Fail("body", 1);
        }));
        Assert.Equal("body", Assert.Single(error.InnerExceptions).Message);
        Assert.Equal(["task cancelled", "task cleaned"], log);
    }

    [Fact, Asyncio("groups.cancelled", "groups.cancelled-in-body")]
    public void R24_Cancelling_the_parent_cancels_the_tasks_and_comes_out() => CoroutineTest.Run(OuterCancel());

    [Coroutine]
    private async Coroutine OuterCancel()
    {
        foreach (var bodySeconds in new[] { 10.0, 0.0 })
        {
            log.Clear();
            var parent = Coroutine.CreateTask(TaskGroup.Run(async group =>
            {
                _ = group.CreateTask(Work("task", 10));
                await Coroutine.Sleep(bodySeconds);
            }));
            await Coroutine.Sleep(1);
            parent.Cancel("outer");
            Assert.Equal("outer", (await Expect.Throws<OperationCanceledException>(parent)).Message);
            Assert.Equal(["task cancelled", "task cleaned"], log);
        }
    }

    [Fact, Asyncio("groups.child-cancelled")]
    public void R24_A_task_that_is_cancelled_alone_is_no_failure_but_a_cancellation_of_its_own_is() => CoroutineTest.Run(OneCancelled());

    [Coroutine]
    private async Coroutine OneCancelled()
    {
        await TaskGroup.Run(async group =>
        {
            var task = group.CreateTask(Work("task", 10));
            _ = group.CreateTask(Work("other", 2));
            await Coroutine.Yield();
            task.Cancel();
        });
        Assert.Equal(["task cancelled", "task cleaned", "other"], log);

        var error = await Expect.Throws<AggregateException>(TaskGroup.Run(group =>
        {
            _ = group.CreateTask(Coroutine.FromException(new TaskCanceledException("of its own")));
            return Coroutine.Completed;
        }));
        Assert.Equal("of its own", Assert.Single(error.InnerExceptions).Message);
    }

    [Fact, Asyncio("groups.finished")]
    public void R24_A_group_that_has_ended_takes_no_more_tasks() => CoroutineTest.Run(Ended());

    [Coroutine]
    private static async Coroutine Ended()
    {
        TaskGroup? kept = null;
        await TaskGroup.Run(group =>
        {
            kept = group;
            return Coroutine.Completed;
        });
        var noop = Noop();
        Assert.Contains("has ended", Assert.Throws<InvalidOperationException>(() => kept!.CreateTask(noop)).Message);
        await noop;
    }

    [Fact, Asyncio("groups.nested-inner-fails")]
    public void R24_Groups_nest() => CoroutineTest.Run(Nested());

    [Coroutine]
    private async Coroutine Nested()
    {
        var error = await Expect.Throws<AggregateException>(TaskGroup.Run(async outer =>
        {
            _ = outer.CreateTask(Work("outer task", 10));
            await TaskGroup.Run(async inner =>
            {
                _ = inner.CreateTask(Fail("inner", 1));
                await Work("inner body", 10);
            });
        }));
        Assert.Equal("inner", error.Flatten().InnerExceptions.Single().Message);
        Assert.Equal(["inner body cancelled", "inner body cleaned", "outer task cancelled", "outer task cleaned"], log);
        Assert.Equal(0, Coroutine.CurrentTask!.CancelRequests);
    }
}
