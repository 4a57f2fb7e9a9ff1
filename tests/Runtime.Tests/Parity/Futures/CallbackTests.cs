using Coroutines;
using Coroutines.Testing;

namespace Runtime.Tests.Parity;

/// <summary>Callbacks of futures, and failures that nobody looked at.</summary>
public sealed partial class CallbackTests
{
    private readonly Trace trace = new();

    [Fact, Asyncio("futures.callback-remove-first", "futures.callback-remove-two", "futures.callback-remove-third")]
    public void Any_of_several_callbacks_can_be_removed() => CoroutineTest.Run(Remove());

    [Coroutine]
    private async Coroutine Remove()
    {
        foreach (var (removed, left) in new[] { ("1", "2, 3"), ("12", "3"), ("3", "1, 2"), ("2", "1, 3"), ("123", "") })
        {
            var future = new Future();
            var callbacks = new[] { "1", "2", "3" }.Select(name => (Action<Future>)(_ => trace.Add(name))).ToArray();
            foreach (var callback in callbacks)
            {
                future.AddDoneCallback(callback);
            }

            foreach (var number in removed)
            {
                Assert.Equal(1, future.RemoveDoneCallback(callbacks[number - '1']));
            }

            future.SetResult();
            await Coroutine.Yield();
            trace.Is(left);
        }
    }

    [Fact, Asyncio("futures.callback-mutation")]
    public void Callbacks_that_change_the_list_change_nothing_for_those_that_are_due() => CoroutineTest.Run(Mutate());

    [Coroutine]
    private async Coroutine Mutate()
    {
        var future = new Future();
        Action<Future> second = _ => trace.Add("second");
        future.AddDoneCallback((Future f) =>
        {
            trace.Add("first");
            Assert.Equal(0, f.RemoveDoneCallback(second));
            f.AddDoneCallback((Future _) => trace.Add("added"));
        });
        future.AddDoneCallback(second);
        future.SetResult();
        await Steps.Yields(2);
        trace.Is("first, second, added");
    }

    [Fact, Asyncio("futures.report-unretrieved", "futures.report-cancelled", "futures.report-result", "futures.report-abandoned", "loop.orphan-future")]
    public void Only_an_exception_that_nobody_retrieved_is_reported()
    {
        var loops = new Loops();
        var loop = new EventLoop(loops.Options);
        var failed = new Future(loop);
        failed.SetException(new FormatException("lost"));
        new Future<int>(loop).SetResult(1);
        new Future(loop).Cancel();
        _ = new Future(loop);
        loop.Close();
        var error = Assert.Single(loops.Errors);
        Assert.Equal("Future exception was never retrieved", error.Message);
        Assert.Equal("lost", error.Exception!.Message);
        Assert.Same(failed, error.Future);
    }

    [Fact, Asyncio("futures.report-read", "futures.report-result-read", "tasks.report-cancelled")]
    public void Reading_it_or_the_result_retrieves_it()
    {
        var loops = new Loops();
        var loop = new EventLoop(loops.Options);
        var read = new Future(loop);
        read.SetException(new FormatException());
        _ = read.Exception;
        var thrown = new Future<int>(loop);
        thrown.SetException(new FormatException());
        Assert.Throws<FormatException>(() => thrown.Result);
        var task = loop.CreateTask(Steps.FailsInCleanup("cleanup"));
        loop.CallLater(TimeSpan.FromSeconds(1), () => task.Cancel());
        Assert.Throws<FormatException>(() => loop.RunUntilComplete((Future)task));
        loop.Close();
        Assert.Empty(loops.Errors);
    }

    [Fact, Asyncio("futures.handler-context")]
    public void The_handler_runs_in_the_loops_own_context()
    {
        var local = new AsyncLocal<string> { Value = "outside" };
        var seen = new List<string?>();
        var loop = new EventLoop(new EventLoopOptions { TimeProvider = new VirtualClock(), ExceptionHandler = _ => seen.Add(local.Value) });
        loop.RunUntilComplete(FailInside(local));
        loop.Close();
        Assert.Equal(["callback", "outside"], seen);
    }

    [Coroutine]
    private static async Coroutine FailInside(AsyncLocal<string> local)
    {
        local.Value = "callback";
        EventLoop.Running!.CallSoon(() => throw new FormatException());
        local.Value = "task";
        _ = Coroutine.CreateTask(Steps.FailLater("no"));
        await Coroutine.Sleep(2);
    }
}
