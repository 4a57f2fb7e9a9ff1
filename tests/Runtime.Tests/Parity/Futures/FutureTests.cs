using Coroutines;
using Coroutines.Testing;

namespace Runtime.Tests.Parity;

/// <summary>Futures by themselves: states, results, where they belong.</summary>
public sealed partial class FutureTests
{
    [Fact, Asyncio("futures.initial", "futures.result", "futures.exception", "futures.callback-set-exception")]
    public void A_future_has_an_outcome_once_it_is_set() => CoroutineTest.Run(Outcome());

    [Coroutine]
    private static async Coroutine Outcome()
    {
        var future = new Future<int>();
        Assert.False(future.IsDone);
        Assert.False(future.IsCanceled);
        Assert.Contains("Result is not there yet", Assert.Throws<InvalidOperationException>(() => future.Result).Message);
        Assert.Throws<InvalidOperationException>(() => future.Exception);
        future.SetResult(42);
        Assert.True(future.IsDone);
        Assert.Equal(42, future.Result);
        Assert.Null(future.Exception);
        Assert.False(future.Cancel());
        Assert.Throws<InvalidOperationException>(() => future.SetResult(43));

        var failed = new Future<int>();
        Exception? seen = null;
        failed.AddDoneCallback(f => seen = f.Exception);
        var error = new FormatException("no");
        failed.SetException(error);
        Assert.Null(seen);
        await Coroutine.Yield();
        Assert.Same(error, seen);
        Assert.Same(error, Assert.Throws<FormatException>(() => failed.Result));
        Assert.Throws<InvalidOperationException>(() => failed.SetException(error));
    }

    [Fact, Asyncio("futures.current-loop", "futures.no-loop", "futures.explicit-loop", "loop.current", "loop.running")]
    public void It_belongs_to_the_loop_that_runs_or_is_current_or_is_given()
    {
        EventLoop.SetCurrent(null);
        var current = EventLoop.Current;
        Assert.Same(current, EventLoop.Current);
        Assert.Same(current, new Future().Loop);
        using var other = Loops.New();
        Assert.Same(other, new Future<int>(other).Loop);
        other.CallSoon(() =>
        {
            Assert.Same(other, EventLoop.Current);
            Assert.Same(other, EventLoop.Running);
        });
        other.RunUntilComplete(BelongsTo(other));
        Assert.Same(current, EventLoop.Current);
        EventLoop.SetCurrent(other);
        Assert.Same(other, EventLoop.Current);
        var elsewhere = new Thread(() => Assert.NotSame(other, EventLoop.Current));
        elsewhere.Start();
        elsewhere.Join();
        EventLoop.SetCurrent(null);
        current.Close();
    }

    [Coroutine]
    private static async Coroutine BelongsTo(EventLoop loop)
    {
        await Coroutine.Yield();
        Assert.Same(loop, new Future().Loop);
        Assert.Same(loop, EventLoop.Current);
    }

    [Fact, Asyncio("futures.repr-callbacks", "futures.repr-recursive")]
    public void Its_text_ends_and_leaves_callbacks_out() => CoroutineTest.Run(Texts());

    [Coroutine]
    private static async Coroutine Texts()
    {
        var future = new Future<object>();
        future.AddDoneCallback((Future _) => { });
        Assert.Equal("<Future pending>", future.ToString());
        var tasks = new CoroutineTask[2];
        tasks[0] = Coroutine.CreateTask(AwaitLater(() => tasks[1]), "a");
        tasks[1] = Coroutine.CreateTask(AwaitLater(() => tasks[0]), "b");
        await Coroutine.Yield();
        Assert.Contains("name='a'", tasks[0].ToString());
        Assert.Contains("wait_for=<Task pending name='b'", tasks[0].ToString());
        tasks[0].Cancel();
        await Coroutine.Wait(tasks);
    }

    [Coroutine]
    private static async Coroutine AwaitLater(Func<Future> future) => await future();

    [Fact, Asyncio("futures.copy-state")]
    public void An_outcome_is_copied_with_all_it_has() => CoroutineTest.Run(Copies());

    [Coroutine]
    private static async Coroutine Copies()
    {
        var result = new Future<int>();
        var failure = new Future<int>();
        var cancelled = new Future<int>();
        var (a, b, c) = (Coroutine.Shield<int>(result), Coroutine.Shield<int>(failure), Coroutine.Shield<int>(cancelled));
        var asTask = cancelled.AsTask();
        var error = new FormatException("no");
        result.SetResult(1);
        failure.SetException(error);
        cancelled.Cancel("stop");
        Assert.Equal(1, await a);
        Assert.Same(error, await Expect.Throws<FormatException>(b));
        Assert.Equal("stop", (await Expect.Throws<OperationCanceledException>(c)).Message);
        Assert.True(c.IsCanceled);
        Assert.True(asTask.IsCanceled);
    }

    [Fact, Asyncio("futures.try-set")]
    public void A_cancelled_one_takes_no_result()
    {
        using var loop = Loops.New();
        var future = new Future<int>(loop);
        future.Cancel();
        Assert.False(future.TrySetResult(1));
        Assert.False(future.TrySetException(new FormatException()));
        Assert.True(future.IsCanceled);
    }

    [Fact, Asyncio("futures.traceback-once")]
    public void Reading_a_failure_again_and_again_does_not_grow_its_stack_trace() => CoroutineTest.Run(ReadTwice());

    [Coroutine]
    private static async Coroutine ReadTwice()
    {
        var task = Coroutine.CreateTask(Steps.FailLater("no"));
        await Coroutine.Wait(task);
        var lengths = new HashSet<int>();
        for (var i = 0; i < 3; i++)
        {
            lengths.Add((await Expect.Throws<FormatException>(task)).StackTrace!.Length);
        }

        Assert.Single(lengths);
    }

    [Fact, Asyncio("futures.wrap", "futures.wrap-cancel-inner")]
    public void A_task_of_dotnet_completes_on_the_loop() => CoroutineTest.Run(Wrap());

    [Coroutine]
    private static async Coroutine Wrap()
    {
        var here = Environment.CurrentManagedThreadId;
        Assert.Equal("done", await Task.Run(() => "done"));
        Assert.Equal(here, Environment.CurrentManagedThreadId);
        var source = new TaskCompletionSource<int>();
        var task = Coroutine.CreateTask(Await(source.Task));
        await Coroutine.Yield();
        source.SetCanceled();
        await Coroutine.Wait(task);
        Assert.True(task.IsCanceled);
    }

    [Fact, Asyncio("futures.wrap-cancel-outer")]
    public void Cancelling_who_awaits_it_leaves_it_and_asks_it_to_stop() => CoroutineTest.Run(CancelOuter());

    [Coroutine]
    private static async Coroutine CancelOuter()
    {
        var source = new TaskCompletionSource<int>();
        var token = CancellationToken.None;
        var task = Coroutine.CreateTask(AwaitWithToken(source.Task, t => token = t));
        await Coroutine.Yield();
        task.Cancel();
        await Expect.Throws<OperationCanceledException>(task);
        Assert.True(token.IsCancellationRequested);
        Assert.False(source.Task.IsCompleted);
        source.SetResult(1);
    }

    [Coroutine]
    private static async Coroutine<int> Await(Task<int> task) => await task;

    [Coroutine]
    private static async Coroutine<int> AwaitWithToken(Task<int> task, Action<CancellationToken> see)
    {
        see(Coroutine.CancellationToken);
        return await task;
    }
}
