using Coroutines;
using Coroutines.Testing;

namespace Runtime.Tests.Rules;

/// <summary>R12: states. R13: results. R14: the loop holds its tasks.</summary>
public sealed partial class R12_Futures
{
    [Coroutine]
    private static async Coroutine<int> Five()
    {
        await Coroutine.Yield();
        return 5;
    }

    [Coroutine]
    private static async Coroutine<int> Fail()
    {
        await Coroutine.Yield();
        throw new FormatException("no");
    }

    [Fact, Asyncio("futures.is-future")]
    public void R12_A_task_is_a_future_and_goes_through_its_states() => CoroutineTest.Run(States());

    [Coroutine]
    private static async Coroutine States()
    {
        var coroutine = Five();
        Assert.Equal(FutureFlags.Created, coroutine.Box.flags);
        var task = Coroutine.CreateTask(coroutine);
        _ = Assert.IsAssignableFrom<Future>(task);
        _ = Assert.IsAssignableFrom<IFuture<int>>(task);
        Assert.Contains(task, EventLoop.Running!.AllTasks);
        Assert.False(task.IsDone);
        await Coroutine.Yield();
        Assert.False(task.IsDone);
        await task;
        Assert.True(task.IsDone);
        Assert.False(task.IsCanceled);
        Assert.DoesNotContain(task, EventLoop.Running!.AllTasks);
    }

    [Fact, Asyncio("tasks.current")]
    public void R12_The_current_task_is_the_one_whose_step_executes()
    {
        using var loop = Loops.New();
        CoroutineTask? seen = null;
        CoroutineTask? inCallback = null;
        loop.CallSoon(() => inCallback = Coroutine.CurrentTask);
        var task = loop.CreateTask(See(t => seen = t));
        loop.RunUntilComplete(task);
        Assert.Same(task, seen);
        Assert.Null(inCallback);
        Assert.Null(Coroutine.CurrentTask);
        Assert.Null(loop.CurrentTask);
    }

    [Coroutine]
    private static async Coroutine See(Action<CoroutineTask?> see)
    {
        await Coroutine.Yield();
        see(Coroutine.CurrentTask);
    }

    [Fact]
    public void R13_Result_never_blocks() => CoroutineTest.Run(NeverBlocks());

    [Coroutine]
    private static async Coroutine NeverBlocks()
    {
        var task = Coroutine.CreateTask(Five());
        Assert.Throws<InvalidOperationException>(() => task.Result);
        Assert.Throws<InvalidOperationException>(() => task.Exception);
        await task;
        Assert.Equal(5, task.Result);
        Assert.Null(task.Exception);
    }

    [Fact, Asyncio("tasks.exception-traceback")]
    public void R13_A_failed_one_rethrows_the_original_with_its_stack_trace() => CoroutineTest.Run(Rethrows());

    [Coroutine]
    private static async Coroutine Rethrows()
    {
        var task = Coroutine.CreateTask(Fail());
        var awaited = await Expect.Throws<FormatException>(task);
        var read = Assert.Throws<FormatException>(() => task.Result);
        Assert.Same(awaited, read);
        Assert.Same(awaited, task.Exception);
        Assert.Contains(nameof(Fail), read.StackTrace);
    }

    [Fact, Asyncio("futures.cancel", "futures.cancel-message")]
    public void R13_A_cancelled_one_throws_OperationCanceledException() => CoroutineTest.Run(CanceledThrows());

    [Coroutine]
    private static async Coroutine CanceledThrows()
    {
        var future = new Future<int>();
        Assert.True(future.Cancel("enough"));
        Assert.False(future.Cancel());
        Assert.True(future.IsCanceled);
        Assert.Equal("enough", Assert.Throws<OperationCanceledException>(() => future.Result).Message);
        Assert.Throws<OperationCanceledException>(() => future.Exception);
        Assert.Equal("enough", (await Expect.Throws<OperationCanceledException>(future)).Message);
    }

    [Fact]
    public void R13_Setting_a_result_twice_throws()
    {
        using var loop = Loops.New();
        var future = new Future<int>(loop);
        future.SetResult(1);
        Assert.Throws<InvalidOperationException>(() => future.SetResult(2));
        Assert.Throws<InvalidOperationException>(() => future.SetException(new FormatException()));
        Assert.False(future.TrySetResult(2));
        Assert.Equal(1, future.Result);
        var plain = new Future(loop);
        plain.SetResult();
        Assert.Throws<InvalidOperationException>(plain.SetResult);
    }

    [Fact, Asyncio("tasks.no-step-loop")]
    public void R13_The_outcome_of_a_task_cannot_be_set() => CoroutineTest.Run(NotSettable());

    [Coroutine]
    private static async Coroutine NotSettable()
    {
        var task = Coroutine.CreateTask(Five());
        Assert.Throws<InvalidOperationException>(task.SetResult);
        Assert.Throws<InvalidOperationException>(() => task.SetException(new FormatException()));
        Assert.Throws<InvalidOperationException>(((Future)new Future<int>()).SetResult);
        Assert.Equal(5, await task);
    }

    [Fact]
    public void R14_A_task_that_nobody_references_still_finishes()
    {
        using var loop = Loops.New();
        var log = new List<string>();
        Start(loop, log);
        for (var i = 0; i < 3; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        loop.RunUntilComplete(Coroutine.Sleep(5));
        Assert.Equal(["done"], log);
        Assert.Empty(loop.AllTasks);
    }

    private static void Start(EventLoop loop, List<string> log) => loop.CreateTask(Finish(log));

    [Coroutine]
    private static async Coroutine Finish(List<string> log)
    {
        await Coroutine.Sleep(1);
        log.Add("done");
    }
}
