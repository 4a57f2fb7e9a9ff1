using Coroutines;
using Coroutines.Testing;

namespace Runtime.Tests.Parity;

/// <summary>Coroutine.Wait.</summary>
public sealed partial class WaitTests
{
    private readonly Trace trace = new();

    [Fact, Asyncio("wait.duplicates", "wait.iterator")]
    public void The_same_task_given_twice_counts_once_and_any_sequence_will_do() => CoroutineTest.Run(Duplicates());

    [Coroutine]
    private async Coroutine Duplicates()
    {
        var task = Coroutine.CreateTask(trace.Sleep("task", 1));
        var (done, pending) = await Coroutine.Wait(new[] { task, task }.Where(_ => true));
        Assert.Equal([task], done.Distinct());
        Assert.Empty(pending);
        trace.Is("task slept");
        Assert.Equal(3, (await Coroutine.Wait(Enumerable.Range(0, 3).Select(i => Steps.Later(i)))).Done.Count);
    }

    [Fact, Asyncio("wait.errors")]
    public void An_empty_list_or_an_unknown_condition_is_refused() => CoroutineTest.Run(Errors());

    [Coroutine]
    private static async Coroutine Errors()
    {
        Assert.Throws<ArgumentException>(() => Coroutine.Wait(Array.Empty<Future>()));
        await Expect.Throws<ArgumentException>(Coroutine.Wait(Enumerable.Empty<Coroutine<int>>()));
        await Expect.Throws<ArgumentException>(Coroutine.Wait([new Future()], (WaitUntil)(-1)));
    }

    [Fact, Asyncio("wait.really-done")]
    public void What_ends_in_one_iteration_is_given_back_as_done() => CoroutineTest.Run(ReallyDone());

    [Coroutine]
    private async Coroutine ReallyDone()
    {
        var quick = Coroutine.CreateTask(Steps.Yields(2));
        var next = Coroutine.CreateTask(Steps.Yields(3));
        var (done, pending) = await Coroutine.Wait([next, quick], WaitUntil.FirstCompleted);
        Assert.All(done, task => Assert.True(task.IsDone));
        Assert.All(pending, task => Assert.False(task.IsDone));
        Assert.Contains(quick, done);
        await Coroutine.Wait(next);
    }

    [Fact, Asyncio("wait.concurrent")]
    public void What_is_due_with_the_time_limit_is_done_if_it_was_made_before() => CoroutineTest.Run(Concurrent());

    [Coroutine]
    private async Coroutine Concurrent()
    {
        var slow = Coroutine.CreateTask(trace.Sleep("slow", 3));
        var equal = Coroutine.CreateTask(trace.Sleep("equal", 1));
        await Coroutine.Yield();
        var (done, pending) = await Coroutine.Wait([slow, equal], timeout: TimeSpan.FromSeconds(1));
        Assert.Equal([equal], done);
        Assert.Equal([slow], pending);
        Steps.At(1);
        await slow;
    }
}
