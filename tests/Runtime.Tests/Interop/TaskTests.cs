using Coroutines;

namespace Runtime.Tests.Interop;

/// <summary>.NET tasks made futures, coroutines made .NET tasks, other threads that give a loop work.</summary>
public sealed partial class TaskTests
{
    [Fact]
    public void AsFuture_ends_as_the_task_does() => Loops.Run(AsFuture());

    [Coroutine]
    private static async Coroutine AsFuture()
    {
        var value = new TaskCompletionSource<int>();
        var failed = new TaskCompletionSource();
        var futures = (Value: value.Task.AsFuture(), Failed: failed.Task.AsFuture());
        Assert.False(futures.Value.IsDone);
        Assert.Equal(2, EventLoop.Running!.foreignWaits);
        _ = Task.Run(() =>
        {
            value.SetResult(4);
            failed.SetException(new FormatException());
        });
        Assert.Equal(4, await futures.Value);
        await Expect.Throws<FormatException>(futures.Failed);
        Assert.Equal(0, EventLoop.Running.foreignWaits);
        Assert.Equal(7, Task.FromResult(7).AsFuture().Result);
        await Expect.Throws<FormatException>(Task.FromException(new FormatException()).AsFuture());
        Assert.True(Task.FromCanceled(new CancellationToken(true)).AsFuture().IsCanceled);
        Assert.Equal(new[] { 7, 8 }, await Coroutine.Gather(Task.FromResult(7).AsFuture(), Task.FromResult(8).AsFuture()));
    }

    [Fact]
    public void A_future_that_is_cancelled_abandons_the_task() => Loops.Run(Abandon());

    [Coroutine]
    private static async Coroutine Abandon()
    {
        var source = new TaskCompletionSource<int>();
        var future = source.Task.AsFuture();
        var waiting = Coroutine.CreateTask(Coroutine.WhenDone(future));
        await Coroutine.Yield();
        future.Cancel();
        await Expect.Throws<OperationCanceledException>(waiting);
        source.SetException(new FormatException());
        while (EventLoop.Running!.foreignWaits != 0)
        {
            // The task tells of its end on a thread of the pool.
            await Coroutine.Yield();
        }

        Assert.True(future.IsCanceled);
    }

    [Fact]
    public void RunInExecutor_takes_a_scheduler() => Loops.Run(Executor());

    [Coroutine]
    private static async Coroutine Executor()
    {
        var loop = EventLoop.Running!;
        var scheduler = new ConcurrentExclusiveSchedulerPair().ExclusiveScheduler;
        var seen = await loop.RunInExecutor(() => TaskScheduler.Current, scheduler);
        Assert.Same(scheduler, seen);
        await loop.RunInExecutor(() => { }, scheduler);
        Assert.Equal(0, loop.workInFlight);
    }

    [Fact]
    public void R25_A_coroutine_that_was_used_before_fails_the_task_of_RunCoroutineThreadSafe()
    {
        using var loop = Loops.New();
        var used = Work();
        loop.CreateTask(used);
        var task = loop.RunCoroutineThreadSafe(used);
        loop.RunUntilComplete(Coroutine.Sleep(1));
        Assert.Contains("Work", Assert.IsType<InvalidOperationException>(task.Exception!.InnerException).Message);
    }

    [Coroutine]
    private static async Coroutine Work() => await Coroutine.Yield();

    [Fact]
    public void R25_RunCoroutineThreadSafe_takes_a_token()
    {
        using var loop = Loops.New();
        using var source = new CancellationTokenSource();
        var task = loop.RunCoroutineThreadSafe(Sleep(), source.Token);
        loop.CallLater(TimeSpan.FromSeconds(1), source.Cancel);
        loop.RunUntilComplete(Coroutine.Sleep(2));
        Assert.True(task.IsCanceled);
        Assert.Empty(loop.AllTasks);
        Assert.True(loop.bridges.Count == 0);
    }

    [Coroutine]
    private static async Coroutine<int> Sleep()
    {
        await Coroutine.Sleep(60);
        return 1;
    }

    [Fact]
    public async Task A_loop_that_is_closed_leaves_no_task_of_its_own_open()
    {
        var loop = Loops.New();
        var posted = loop.RunCoroutineThreadSafe(Sleep());
        var begun = loop.CreateTask(Sleep()).AsTask();
        loop.RunUntilComplete(Coroutine.Yield());
        var late = loop.RunCoroutineThreadSafe(Work());
        loop.Close();
        foreach (var task in new[] { posted, begun, late })
        {
            var error = await Assert.ThrowsAsync<InvalidOperationException>(() => task);
            Assert.Contains("closed before the coroutine was done", error.Message);
        }

        await Assert.ThrowsAsync<InvalidOperationException>(() => loop.RunCoroutineThreadSafe(Work()));
    }

    [Fact]
    public void Send_from_another_thread_does_not_hang_when_the_loop_is_closed()
    {
        var loop = Loops.New();
        SynchronizationContext? context = null;
        loop.CallSoon(() => context = SynchronizationContext.Current);
        loop.RunUntilComplete(Coroutine.Yield());
        Exception? error = null;
        var thread = new Thread(() => error = Record.Exception(() => context!.Send(_ => { }, null)));
        thread.Start();
        SpinWait.SpinUntil(() => loop.inbox.HasItems);
        loop.Close();
        thread.Join();
        Assert.Contains("closed", Assert.IsType<InvalidOperationException>(error).Message);
    }
}
