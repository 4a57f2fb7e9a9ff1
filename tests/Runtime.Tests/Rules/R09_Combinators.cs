using Coroutines;
using Coroutines.Testing;

namespace Runtime.Tests.Rules;

/// <summary>R9: <c>Gather</c>, <c>Wait</c> and <c>AsCompleted</c> start in argument order; which order their results have.</summary>
public sealed partial class R09_Combinators
{
    private readonly List<string> log = [];

    [Coroutine]
    private async Coroutine<int> Work(int number, double seconds)
    {
        log.Add($"start {number}");
        await Coroutine.Sleep(seconds);
        log.Add($"end {number}");
        return number;
    }

    [Coroutine]
    private static async Coroutine<T> Fail<T>(string message)
    {
        await Coroutine.Yield();
        throw new FormatException(message);
    }

    [Fact, Asyncio("gather.success")]
    public void R09_Gather_starts_and_returns_in_argument_order() => CoroutineTest.Run(Gather());

    [Coroutine]
    private async Coroutine Gather()
    {
        Assert.Equal(new[] { 1, 2, 3 }, await Coroutine.Gather(Work(1, 3), Work(2, 1), Work(3, 2)));
        Assert.Equal(["start 1", "start 2", "start 3", "end 2", "end 3", "end 1"], log);
        Assert.Equal(TimeSpan.FromSeconds(3), EventLoop.Running!.Time);
    }

    [Fact, Asyncio("gather.empty")]
    public void R09_Gather_takes_lists_tasks_and_futures() => CoroutineTest.Run(GatherKinds());

    [Coroutine]
    private async Coroutine GatherKinds()
    {
        var loop = EventLoop.Running!;
        Assert.Equal(new[] { 1, 2 }, await Coroutine.Gather(new List<Coroutine<int>> { Work(1, 1), Work(2, 1) }));
        CoroutineTask<int>[] tasks = [loop.CreateTask(Work(3, 1)), loop.CreateTask(Work(4, 1))];
        Assert.Equal(new[] { 3, 4 }, await Coroutine.Gather(tasks));
        Assert.Equal(new[] { 3, 4 }, await Coroutine.Gather(tasks.ToList()));
        Assert.Equal(new[] { 3, 4 }, await Coroutine.Gather(tasks[0], tasks[1]));
        var future = new Future<int>();
        loop.CallSoon(() => future.SetResult(5));
        Assert.Equal(new[] { 3, 5 }, await Coroutine.Gather<int>(tasks[0], future));
        await Coroutine.Gather(Coroutine.Sleep(1), Work(6, 2));
        await Coroutine.Gather(tasks[0], new Future<string>(loop) is var text && text.TrySetResult("x") ? text : text);
        Assert.Empty(await Coroutine.Gather(Array.Empty<Coroutine<int>>()));
        await Coroutine.Gather();
    }

    [Fact]
    public void R09_Join_returns_a_tuple() => CoroutineTest.Run(Join());

    [Coroutine]
    private async Coroutine Join()
    {
        var (number, text) = await Coroutine.Join(Work(1, 2), Coroutine.FromResult("x"));
        Assert.Equal((1, "x"), (number, text));
        var all = await Coroutine.Join(Work(1, 1), Work(2, 1), Work(3, 1), Work(4, 1), Work(5, 1), Work(6, 1), Coroutine.FromResult('c'));
        Assert.Equal((1, 2, 3, 4, 5, 6, 'c'), all);
    }

    [Fact, Asyncio("wait.all")]
    public void R09_Wait_starts_in_argument_order_when_awaited() => CoroutineTest.Run(WaitForAll());

    [Coroutine]
    private async Coroutine WaitForAll()
    {
        var wait = Coroutine.Wait(Work(1, 2), Work(2, 1));
        await Coroutine.Yield();
        Assert.Empty(log);
        var (done, pending) = await wait;
        Assert.Equal(["start 1", "start 2", "end 2", "end 1"], log);
        Assert.Equal([1, 2], done.Select(t => t.Result));
        Assert.Empty(pending);
        Assert.Throws<ArgumentException>(() => Coroutine.Wait(Array.Empty<CoroutineTask>()));
    }

    [Fact, Asyncio("wait.first-completed", "wait.first-exception", "wait.with-exception", "wait.timeout")]
    public void R09_Wait_stops_at_the_first_or_at_a_failure_or_when_the_time_is_up() => CoroutineTest.Run(WaitUntilSome());

    [Coroutine]
    private async Coroutine WaitUntilSome()
    {
        var slow = Coroutine.CreateTask(Work(1, 5));
        var quick = Coroutine.CreateTask(Work(2, 1));
        var (done, pending) = await Coroutine.Wait([slow, quick], WaitUntil.FirstCompleted);
        Assert.Equal([quick], done);
        Assert.Equal([slow], pending);

        var failing = Coroutine.CreateTask(Fail<int>("no"));
        var late = Coroutine.CreateTask(Work(3, 1));
        (done, pending) = await Coroutine.Wait([slow, failing, late], WaitUntil.FirstException);
        Assert.Equal([failing], done);
        Assert.Equal("no", failing.Exception!.Message);

        (done, pending) = await Coroutine.Wait([slow, late], timeout: TimeSpan.FromSeconds(2));
        Assert.Equal([late], done);
        Assert.Equal([slow], pending);
        Assert.False(slow.IsDone);
        Assert.Equal(1, await slow);
    }

    [Fact, Asyncio("as-completed.order")]
    public void R09_AsCompleted_gives_them_in_order_of_completion() => CoroutineTest.Run(AsCompleted());

    [Coroutine]
    private async Coroutine AsCompleted()
    {
        var results = new List<int>();
        await foreach (var done in Coroutine.AsCompleted(Work(1, 3), Work(2, 1), Work(3, 2)))
        {
            Assert.True(done.IsDone);
            results.Add(done.Result);
        }

        foreach (var next in Coroutine.AsCompleted(Work(4, 2), Work(5, 1)))
        {
            results.Add(await next);
        }

        Assert.Equal([2, 3, 1, 5, 4], results);
        Assert.Equal(["start 1", "start 2", "start 3"], log[..3]);
    }

    [Fact, Asyncio("as-completed.timeout")]
    public void R09_AsCompleted_gives_up_when_the_time_is_up() => CoroutineTest.Run(AsCompletedInTime());

    [Coroutine]
    private async Coroutine AsCompletedInTime()
    {
        var results = new List<int>();
        var slow = Coroutine.CreateTask(Work(1, 3));
        try
        {
            foreach (var next in Coroutine.AsCompleted([slow, Coroutine.CreateTask(Work(2, 1))], TimeSpan.FromSeconds(2)))
            {
                results.Add(await next);
            }
        }
        catch (TimeoutException)
        {
            results.Add(-1);
        }

        Assert.Equal([2, -1], results);
        Assert.Equal(1, await slow);
    }

    [Fact]
    public void R09_AsCompleted_takes_coroutines_without_results() => CoroutineTest.Run(AsCompletedPlain());

    [Coroutine]
    private static async Coroutine AsCompletedPlain()
    {
        var loop = EventLoop.Running!;
        var seconds = new List<double>();
        await foreach (var done in Coroutine.AsCompleted(Coroutine.Sleep(2), Coroutine.Sleep(1)))
        {
            Assert.True(done.IsDone);
            seconds.Add(loop.Time.TotalSeconds);
        }

        Assert.Equal([1, 2], seconds);
    }
}
