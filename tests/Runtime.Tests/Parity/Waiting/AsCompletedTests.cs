using Coroutines;
using Coroutines.Testing;

namespace Runtime.Tests.Parity;

/// <summary>Coroutine.AsCompleted.</summary>
public sealed partial class AsCompletedTests
{
    private readonly Trace trace = new();

    [Fact, Asyncio("as-completed.same-tasks")]
    public void Tasks_come_out_as_they_went_in() => CoroutineTest.Run(SameTasks());

    [Coroutine]
    private static async Coroutine SameTasks()
    {
        var slow = Coroutine.CreateTask(Steps.Later("slow", 2));
        var future = new Future<string>();
        EventLoop.Running!.CallLater(TimeSpan.FromSeconds(1), () => future.SetResult("future"));
        var seen = new List<object>();
        await foreach (var done in Coroutine.AsCompleted<string>(slow, future))
        {
            seen.Add(done);
        }

        Assert.Equal([future, slow], seen);
    }

    [Fact, Asyncio("as-completed.unused-timeout")]
    public void A_limit_that_is_not_reached_leaves_no_timer() => CoroutineTest.Run(UnusedLimit());

    [Coroutine]
    private static async Coroutine UnusedLimit()
    {
        foreach (var next in Coroutine.AsCompleted([Steps.Later("a", 0.1)], TimeSpan.FromSeconds(1)))
        {
            Assert.Equal("a", await next);
        }

        Steps.At(0.1);
        Assert.Equal(0, EventLoop.Running!.timers.Count);
    }

    [Fact, Asyncio("as-completed.resume")]
    public void Iterating_can_be_broken_off_and_gone_on_with() => CoroutineTest.Run(Resume());

    [Coroutine]
    private static async Coroutine Resume()
    {
        var completions = Coroutine.AsCompleted(Steps.Later(3, 3), Steps.Later(1, 1), Steps.Later(2, 2));
        var enumerator = completions.GetAsyncEnumerator();
        var seen = new List<int>();
        Assert.True(await enumerator.MoveNextAsync());
        seen.Add(enumerator.Current.Result);
        await Coroutine.Sleep(10);
        while (await enumerator.MoveNextAsync())
        {
            seen.Add(enumerator.Current.Result);
        }

        Assert.Equal([1, 2, 3], seen);
    }

    [Fact, Asyncio("as-completed.reverse")]
    public void The_coroutines_can_be_awaited_in_any_order() => CoroutineTest.Run(Reverse());

    [Coroutine]
    private static async Coroutine Reverse()
    {
        var nexts = Coroutine.AsCompleted(Steps.Later("a", 0.05), Steps.Later("b", 0.10)).ToEnumerable().ToArray();
        Assert.Equal("a", await nexts[1]);
        Steps.At(0.05);
        Assert.Equal("b", await nexts[0]);
        Steps.At(0.10);
    }

    [Fact, Asyncio("as-completed.concurrent")]
    public void Several_tasks_can_await_them_at_once() => CoroutineTest.Run(Concurrent());

    [Coroutine]
    private static async Coroutine Concurrent()
    {
        var nexts = Coroutine.AsCompleted(Steps.Later("a", 0.05), Steps.Later("b", 0.05)).ToEnumerable();
        Assert.Equal(["a", "b"], (await Coroutine.Gather(nexts)).Order());
        Steps.At(0.05);
    }

    [Fact, Asyncio("as-completed.duplicates")]
    public void A_coroutine_given_twice_throws_and_a_task_counts_once() => CoroutineTest.Run(Duplicates());

    [Coroutine]
    private async Coroutine Duplicates()
    {
        var coroutine = Steps.Later(1);
        Assert.Throws<InvalidOperationException>(() => Coroutine.AsCompleted(coroutine, coroutine));
        var task = Coroutine.CreateTask(trace.Sleep("task", 1));
        foreach (var next in Coroutine.AsCompleted([task, task]))
        {
            await next;
        }

        trace.Is("task slept");
    }

    [Fact, Asyncio("as-completed.no-loop", "shield.no-loop", "gather.no-loop", "gather.empty-no-loop")]
    public void Without_a_running_loop_they_take_the_current_one()
    {
        EventLoop.SetCurrent(null);
        try
        {
            using var loop = EventLoop.Current;
            var completions = Coroutine.AsCompleted(Steps.Later(1));
            var shield = Coroutine.Shield(Steps.Later(2));
            var gather = Coroutine.Gather(Steps.Later(3));
            Assert.Same(loop, shield.Loop);
            Assert.Same(loop, gather.Loop);
            Assert.Same(loop, Coroutine.Gather().Loop);
            Assert.Equal(3, loop.AllTasks.Count);
            loop.Close();
            Assert.NotNull(completions);
        }
        finally
        {
            EventLoop.SetCurrent(null);
        }
    }

    [Fact, Asyncio("as-completed.running-loop", "shield.loop", "gather.loop", "gather.loops-same", "gather.loops-mixed")]
    public void In_a_loop_they_take_that_and_no_other() => CoroutineTest.Run(TakeRunning());

    [Coroutine]
    private static async Coroutine TakeRunning()
    {
        var loop = EventLoop.Running!;
        using var other = Loops.New();
        foreach (var next in Coroutine.AsCompleted(Steps.Later(1)))
        {
            await next;
        }

        Assert.Same(loop, Coroutine.Shield(Steps.Noop()).Loop);
        Assert.Same(loop, Coroutine.Gather(Steps.Noop()).Loop);
        Assert.Same(other, Coroutine.Gather(new Future(other), new Future(other)).Loop);
        Assert.Throws<InvalidOperationException>(() => Coroutine.Gather(new Future(), new Future(other)));
    }
}

/// <summary>Lets queries run over what AsCompleted gives.</summary>
internal static class CompletionsExtensions
{
    public static IEnumerable<Coroutine<T>> ToEnumerable<T>(this Completions<T> completions)
    {
        foreach (var next in completions)
        {
            yield return next;
        }
    }
}
