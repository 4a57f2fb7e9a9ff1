using Coroutines;
using Coroutines.Testing;

namespace Runtime.Tests.Rules;

/// <summary>R10: done callbacks. R11: what they throw.</summary>
public sealed partial class R10_Callbacks
{
    private readonly List<string> log = [];

    [Coroutine]
    private static async Coroutine<int> Five()
    {
        await Coroutine.Yield();
        return 5;
    }

    [Fact, Asyncio("futures.callback-set-result")]
    public void R10_Callbacks_run_in_order_one_tick_after_completion() => CoroutineTest.Run(InOrder());

    [Coroutine]
    private async Coroutine InOrder()
    {
        var future = new Future<int>();
        future.AddDoneCallback(f => log.Add($"first {f.Result}"));
        future.AddDoneCallback((Future f) => log.Add($"second {f.IsDone}"));
        ((IFuture<int>)future).AddDoneCallback(f => log.Add($"third {f.Result}"));
        future.SetResult(5);
        Assert.Empty(log);
        await Coroutine.Yield();
        Assert.Equal(["first 5", "second True", "third 5"], log);
    }

    [Fact]
    public void R10_Waiting_tasks_and_callbacks_are_told_in_the_order_in_which_they_came() => CoroutineTest.Run(Mixed());

    [Coroutine]
    private async Coroutine Mixed()
    {
        var future = new Future<int>();
        future.AddDoneCallback(_ => log.Add("callback 1"));
        var waiter = Coroutine.CreateTask(WaitOn(future));
        await Coroutine.Yield();
        future.AddDoneCallback(_ => log.Add("callback 2"));
        future.SetResult(1);
        await waiter;
        Assert.Equal(["callback 1", "waiter", "callback 2"], log);
    }

    [Coroutine]
    private async Coroutine WaitOn(Future<int> future)
    {
        await future;
        log.Add("waiter");
    }

    [Fact]
    public void R10_A_callback_added_to_a_done_task_runs_on_the_next_tick() => CoroutineTest.Run(AddedLate());

    [Coroutine]
    private async Coroutine AddedLate()
    {
        var task = Coroutine.CreateTask(Five());
        await task;
        task.AddDoneCallback(t => log.Add($"late {t.Result}"));
        Assert.Empty(log);
        await Coroutine.Yield();
        Assert.Equal(["late 5"], log);
    }

    [Fact, Asyncio("futures.callback-remove-count")]
    public void R10_A_callback_can_be_taken_back() => CoroutineTest.Run(TakenBack());

    [Coroutine]
    private async Coroutine TakenBack()
    {
        var future = new Future();
        Action<Future> callback = _ => log.Add("called");
        future.AddDoneCallback(callback);
        Assert.Equal(1, future.RemoveDoneCallback(callback));
        future.AddDoneCallback(callback);
        future.AddDoneCallback(_ => log.Add("other"));
        future.AddDoneCallback(callback);
        Assert.Equal(2, future.RemoveDoneCallback(callback));
        Assert.Equal(0, future.RemoveDoneCallback(callback));
        future.SetResult();
        await Coroutine.Yield();
        Assert.Equal(["other"], log);
        Assert.Equal(0, future.RemoveDoneCallback(callback));
    }

    [Fact, Asyncio("loop.handler-callback")]
    public void R11_What_a_callback_throws_goes_to_the_handler_and_the_loop_goes_on()
    {
        var loops = new Loops();
        using var loop = new EventLoop(loops.Options);
        var future = new Future<int>(loop);
        future.AddDoneCallback(_ => throw new FormatException("callback"));
        future.AddDoneCallback(_ => log.Add("after"));
        loop.CallSoon(() => throw new FormatException("soon"));
        loop.CallLater(TimeSpan.FromSeconds(1), () => throw new FormatException("later"));
        loop.CallSoon(() => future.SetResult(1));
        loop.RunUntilComplete(Coroutine.Sleep(2));

        Assert.Equal(["soon", "callback", "later"], loops.Errors.Select(e => e.Exception!.Message));
        Assert.Equal(["after"], log);
        Assert.Contains("Exception in callback R10_Callbacks", loops.Errors[0].Message);
        Assert.Same(future, loops.Errors[1].Future);
    }

    [Fact, Asyncio("loop.handler-broken")]
    public void R11_A_handler_that_throws_does_not_end_the_loop()
    {
        using var loop = Loops.New();
        var error = new StringWriter();
        var before = Console.Error;
        Console.SetError(error);
        try
        {
            loop.ExceptionHandler = _ => throw new InvalidOperationException("the handler");
            loop.CallSoon(() => throw new FormatException("the callback"));
            loop.RunUntilComplete(Coroutine.Sleep(1));
        }
        finally
        {
            Console.SetError(before);
        }

        Assert.Contains("the handler", error.ToString());
        Assert.Contains("the callback", error.ToString());
    }
}
