using Coroutines;
using Coroutines.Testing;

namespace Runtime.Tests.Rules;

/// <summary>The generator style, and what tells coroutines from other things.</summary>
public sealed partial class GeneratorStyleTests
{
    private readonly List<string> log = [];

    [Coroutine]
    private async Coroutine Step(string name)
    {
        await Coroutine.Sleep(1);
        log.Add(name);
    }

    [Coroutine]
    private IEnumerator<Coroutine> Program()
    {
        try
        {
            yield return Step("a");
            log.Add("between");
            yield return Coroutine.Completed;
            yield return Coroutine.Yield();
            yield return Step("b");
        }
        finally
        {
            log.Add("finally");
        }
    }

    [Fact, Asyncio("coroutines.types-coroutine")]
    public void Each_yield_awaits()
    {
        using var loop = Loops.New();
        loop.RunUntilComplete(Program());
        Assert.Equal(["a", "between", "b", "finally"], log);
        Assert.Equal(TimeSpan.FromSeconds(2), loop.Time);
    }

    [Fact]
    public void A_cancellation_runs_its_finally() => CoroutineTest.Run(Cancelled());

    [Coroutine]
    private async Coroutine Cancelled()
    {
        var task = Coroutine.CreateTask(Program());
        Assert.Equal($"<Task pending name='{task.Name}' coro=<GeneratorStyleTests.Program() running>>", task.ToString());
        await Coroutine.Sleep(1.5);
        task.Cancel();
        await Expect.Throws<OperationCanceledException>(task);
        Assert.Equal(["a", "between", "finally"], log);
    }

    [Coroutine]
    private IEnumerator<Coroutine> Failing()
    {
        try
        {
            yield return Coroutine.FromException(new FormatException("yielded"));
            log.Add("never");
        }
        finally
        {
            log.Add("finally");
        }
    }

    [Fact]
    public void A_failure_of_what_it_yields_fails_the_task() => CoroutineTest.Run(Fails());

    [Coroutine]
    private async Coroutine Fails()
    {
        await Expect.Throws<FormatException>(Coroutine.CreateTask(Failing()));
        Assert.Equal(["finally"], log);
    }

    [Fact, Asyncio("tasks.iscoroutinefunction", "coroutines.is-function")]
    public void Coroutine_methods_are_told_from_others()
    {
        Assert.True(Coroutine.IsCoroutineMethod(Step));
        Assert.True(Coroutine.IsCoroutineMethod(Program));
        Assert.True(Coroutine.IsCoroutineMethod(async Coroutine () => await Coroutine.Yield()));
        Assert.False(Coroutine.IsCoroutineMethod(() => Coroutine.Completed));
        Assert.False(Coroutine.IsCoroutineMethod(async () => await Task.Yield()));
    }

    [Fact, Asyncio("tasks.ensure-coroutine", "tasks.ensure-future", "tasks.ensure-task", "futures.wrap-self")]
    public void EnsureFuture_makes_tasks_of_coroutines_only() => CoroutineTest.Run(Ensure());

    [Coroutine]
    private async Coroutine Ensure()
    {
        var task = Coroutine.EnsureFuture(Step("x"));
        Assert.Same(task, Coroutine.EnsureFuture(task));
        Assert.Equal(3, await Coroutine.EnsureFuture(Coroutine.FromResult(3)));
        await task;
    }
}
