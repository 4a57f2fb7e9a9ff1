using System.Runtime.CompilerServices;
using Coroutines;
using Coroutines.Testing;

namespace Runtime.Tests.Rules;

/// <summary>R15: a failure that nobody retrieved is reported exactly once.</summary>
public sealed partial class R15_Unretrieved
{
    [Coroutine]
    private static async Coroutine Fail(string message)
    {
        await Coroutine.Yield();
        throw new FormatException(message);
    }

    [Fact, Asyncio("loop.handler-task")]
    public void R15_It_is_reported_when_the_loop_closes_with_task_and_method()
    {
        var loops = new Loops();
        var loop = new EventLoop(loops.Options);
        var task = loop.CreateTask(Fail("lost"), "loser");
        loop.RunUntilComplete(Coroutine.Sleep(1));
        Assert.Empty(loops.Errors);
        loop.Close();
        loop.Close();

        var error = Assert.Single(loops.Errors);
        Assert.Equal("Task exception was never retrieved", error.Message);
        Assert.Same(task, error.Future);
        var text = error.ToString();
        Assert.Contains("name='loser'", text);
        Assert.Contains("R15_Unretrieved.Fail()", text);
        Assert.Matches(@"R15_Unretrieved\.cs:line \d+", text);
    }

    [Fact]
    public void R15_A_retrieved_failure_is_not_reported()
    {
        var loops = new Loops();
        var loop = new EventLoop(loops.Options);
        var awaited = loop.CreateTask(Fail("awaited"));
        Assert.Throws<FormatException>(() => loop.RunUntilComplete(awaited));
        var read = loop.CreateTask(Fail("read"));
        loop.RunUntilComplete(Coroutine.Sleep(1));
        _ = read.Exception;
        loop.Close();
        Assert.Empty(loops.Errors);
    }

    [Fact]
    public void R15_A_collected_task_is_reported_before_the_loop_closes_and_once()
    {
        var loops = new Loops();
        var loop = new EventLoop(loops.Options);
        RunLost(loop);
        for (var i = 0; i < 20 && loops.Errors.Count == 0; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        Assert.Equal("lost", Assert.Single(loops.Errors).Exception!.Message);
        loop.Close();
        Assert.Single(loops.Errors);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void RunLost(EventLoop loop)
    {
        loop.CreateTask(Fail("lost"));
        loop.RunUntilComplete(Coroutine.Sleep(1));

        // The loop's queue and pools must not be what keeps it alive.
        loop.RunUntilComplete(Coroutine.Sleep(1));
    }

    [Fact]
    public void R15_The_list_of_failures_does_not_grow_with_those_retrieved() => CoroutineTest.Run(Many());

    [Coroutine]
    private static async Coroutine Many()
    {
        for (var i = 0; i < 1000; i++)
        {
            await Expect.Throws<FormatException>(Coroutine.CreateTask(Fail("one of many")));
        }

        Assert.InRange(EventLoop.Running!.unretrieved.Count, 0, 128);
    }

    [Fact]
    public void R15_Siblings_in_a_gather_that_fail_later_are_passed_over()
    {
        var loops = new Loops();
        Coroutine.Run(GatherFailures(), loops.Options);
        Assert.Empty(loops.Errors);
    }

    [Coroutine]
    private static async Coroutine GatherFailures()
    {
        var error = await Expect.Throws<FormatException>(Coroutine.Gather(Fail("first"), Fail("second")));
        Assert.Equal("first", error.Message);
        await Coroutine.Sleep(1);
    }
}
