using Coroutines;
using Coroutines.Testing;

namespace Runtime.Tests.Parity;

/// <summary>Tasks: how they are made, what they are, which one is current.</summary>
public sealed partial class TaskTests
{
    private readonly Trace trace = new();

    [Fact, Asyncio("tasks.class", "tasks.bare-create", "tasks.named", "loop.create-task", "tasks.non-gen")]
    public void A_task_belongs_to_its_loop_and_may_have_a_name() => CoroutineTest.Run(Make());

    [Coroutine]
    private static async Coroutine Make()
    {
        var loop = EventLoop.Running!;
        var made = loop.CreateTask(Steps.Later("x"), name: "by the loop");
        var bare = Coroutine.CreateTask(Coroutine.FromResult(1), name: "bare");
        Assert.Same(loop, made.Loop);
        Assert.Same(loop, bare.Loop);
        Assert.Equal(("by the loop", "bare"), (made.Name, bare.Name));
        Assert.Equal("x", await made);
        Assert.Equal(1, await bare);
    }

    [Fact, Asyncio("tasks.ensure-awaitable")]
    public void Any_awaitable_becomes_a_task_by_a_coroutine() => CoroutineTest.Run(Awaitable());

    [Coroutine]
    private static async Coroutine Awaitable() => Assert.Equal(5, await Coroutine.EnsureFuture(AwaitValueTask()));

    [Coroutine]
    private static async Coroutine<int> AwaitValueTask() => await new ValueTask<int>(5);

    [Fact, Asyncio("tasks.non-gen-future")]
    public void A_coroutine_that_returns_a_future_does_not_await_it() => CoroutineTest.Run(ReturnsFuture());

    [Coroutine]
    private static async Coroutine ReturnsFuture()
    {
        var future = new Future<int>();
        Assert.Same(future, await Coroutine.CreateTask(Coroutine.FromResult(future)));
        Assert.False(future.IsDone);
    }

    [Fact, Asyncio("tasks.wait-future")]
    public void A_task_goes_on_with_the_value_of_a_future() => CoroutineTest.Run(WaitFuture());

    [Coroutine]
    private static async Coroutine WaitFuture()
    {
        var future = new Future<int>();
        var task = Coroutine.CreateTask(Steps.WaitOn(future));
        EventLoop.Running!.CallLater(TimeSpan.FromSeconds(1), () => future.SetResult(7));
        Assert.Equal(7, await task);
        Steps.At(1);
    }

    [Fact, Asyncio("tasks.get-stack", "coroutines.print-stack")]
    public void A_suspended_task_says_where_it_stands_and_a_failed_one_has_the_chain() => CoroutineTest.Run(Stacks());

    [Coroutine]
    private static async Coroutine Stacks()
    {
        var task = Coroutine.CreateTask(Outer());
        await Coroutine.Yield();
        Assert.Contains("TaskTests.Outer()", task.ToString());
        var stack = (await Expect.Throws<FormatException>(task)).StackTrace!;
        Assert.True(stack.IndexOf("FailLater", StringComparison.Ordinal) is >= 0 and var inner && inner < stack.IndexOf("Outer", StringComparison.Ordinal));
    }

    [Coroutine]
    private static async Coroutine Outer() => await Steps.FailLater("no");

    [Fact, Asyncio("tasks.current-none")]
    public void Without_a_loop_there_is_no_current_task() => Assert.Null(Coroutine.CurrentTask);

    [Fact, Asyncio("tasks.current-interleaved")]
    public void The_current_task_changes_with_each_step() => CoroutineTest.Run(Interleaved());

    [Coroutine]
    private async Coroutine Interleaved()
    {
        await Coroutine.Gather(Coroutine.CreateTask(SayName(), "a"), Coroutine.CreateTask(SayName(), "b"));
        trace.Is("a, b, a, b");
    }

    [Coroutine]
    private async Coroutine SayName()
    {
        trace.Add(Coroutine.CurrentTask!.Name);
        await Coroutine.Yield();
        trace.Add(Coroutine.CurrentTask!.Name);
    }

    [Fact, Asyncio("tasks.log-destroyed")]
    public void A_pending_task_is_held_and_ends()
    {
        using var loop = Loops.New();
        loop.CreateTask(trace.Sleep("dropped", 1));
        GC.Collect();
        GC.WaitForPendingFinalizers();
        loop.RunUntilComplete(Coroutine.Sleep(2));
        trace.Is("dropped slept");
    }

    [Fact, Asyncio("tasks.error-in-call-soon", "loop.create-task-error")]
    public void A_task_that_cannot_be_made_leaves_its_coroutine_unused()
    {
        var loop = Loops.New();
        loop.Close();
        var coroutine = Steps.Later(3, 0);
        Assert.Throws<InvalidOperationException>(() => loop.CreateTask(coroutine));
        Assert.Equal(3, CoroutineTest.Run(coroutine));
    }

    [Fact, Asyncio("tasks.log-order-stop")]
    public void A_task_goes_on_in_the_next_run_after_a_stop()
    {
        using var loop = Loops.New();
        var task = loop.CreateTask(trace.Sleep("task", 2));
        loop.CallLater(TimeSpan.FromSeconds(1), loop.Stop);
        Assert.Throws<InvalidOperationException>(() => loop.RunUntilComplete((Future)task));
        trace.Is("");
        Assert.Equal("task", loop.RunUntilComplete(task));
        trace.Is("task slept");
    }

    [Fact, Asyncio("coroutines.async-def")]
    public void A_coroutine_runs_to_its_result()
    {
        Assert.Equal("BAR", CoroutineTest.Run(CallsAnother()));
    }

    [Coroutine]
    private static async Coroutine<string> CallsAnother() => (await Steps.Later("bar")).ToUpperInvariant();

    [Fact, Asyncio("tasks.context-nested")]
    public void A_nested_task_sees_what_was_set_by_then() => CoroutineTest.Run(NestedContext());

    [Coroutine]
    private async Coroutine NestedContext()
    {
        var local = new AsyncLocal<string> { Value = "nope" };
        await Coroutine.CreateTask(Main(local));
        trace.Is("inner sees something else, inner sees its own, main sees something else");
        Assert.Equal("nope", local.Value);
    }

    [Coroutine]
    private async Coroutine Main(AsyncLocal<string> local)
    {
        local.Value = "something else";
        await Coroutine.CreateTask(Inner(local));
        trace.Add($"main sees {local.Value}");
    }

    [Coroutine]
    private async Coroutine Inner(AsyncLocal<string> local)
    {
        await Coroutine.Yield();
        trace.Add($"inner sees {local.Value}");
        local.Value = "its own";
        await Coroutine.Yield();
        trace.Add($"inner sees {local.Value}");
    }

    [Fact, Asyncio("tasks.context-many", "threads.decimal-context")]
    public void Many_tasks_keep_their_values_apart() => CoroutineTest.Run(Apart());

    [Coroutine]
    private static async Coroutine Apart()
    {
        var local = new AsyncLocal<int> { Value = -1 };
        var values = await Coroutine.Gather(Enumerable.Range(0, 100).Select(i => CountOwn(local, i)));
        Assert.Equal(Enumerable.Range(0, 100).Select(i => i + 10), values);
        Assert.Equal(-1, local.Value);
    }

    [Coroutine]
    private static async Coroutine<int> CountOwn(AsyncLocal<int> local, int start)
    {
        local.Value = start;
        for (var i = 0; i < 10; i++)
        {
            await Coroutine.Yield();
            local.Value++;
        }

        return local.Value;
    }

    [Fact, Asyncio("sleep.nan")]
    public void A_delay_that_is_no_number_is_refused() => Assert.Throws<ArgumentException>(() => Coroutine.Sleep(double.NaN));
}
