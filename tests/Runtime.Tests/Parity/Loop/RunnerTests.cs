using System.Runtime.InteropServices;
using Coroutines;
using Coroutines.Testing;

namespace Runtime.Tests.Parity;

/// <summary>Coroutine.Run, and what threads hand to a loop.</summary>
public sealed partial class RunnerTests
{
    private readonly Trace trace = new();

    [Fact, Asyncio("runners.return", "runners.no-repr")]
    public void Run_returns_the_result_and_never_asks_for_its_text() => Assert.NotNull(CoroutineTest.Run(Coroutine.FromResult(new NoText())));

    private sealed class NoText
    {
        public override string ToString() => throw new InvalidOperationException("Nobody asked.");
    }

    [Fact, Asyncio("runners.sets-loop", "runners.loop-factory")]
    public void During_the_run_the_loop_is_the_current_one_made_by_its_options()
    {
        var clock = new VirtualClock();
        EventLoop? inside = null;
        Coroutine.Run(See(loop => inside = loop), new EventLoopOptions { TimeProvider = clock });
        Assert.True(inside!.IsClosed);
        Assert.NotSame(inside, EventLoop.Current);
        Assert.Equal(TimeSpan.FromSeconds(1).Ticks, clock.GetTimestamp());
        EventLoop.Current.Close();
        EventLoop.SetCurrent(null);
    }

    [Coroutine]
    private static async Coroutine See(Action<EventLoop> see)
    {
        see(EventLoop.Current);
        await Coroutine.Sleep(1);
    }

    [Fact, Asyncio("runners.closes-generators")]
    public void An_iterator_that_a_task_left_half_way_is_disposed_with_the_task()
    {
        CoroutineTest.Run(LeaveHalfWay(), new CoroutineTestOptions { AllowsLeftoverTasks = true });
        trace.Is("0, disposed");
    }

    [Coroutine]
    private async Coroutine LeaveHalfWay()
    {
        _ = Coroutine.CreateTask(Consume());
        await Coroutine.Yield();
    }

    [Coroutine]
    private async Coroutine Consume()
    {
        await foreach (var number in Numbers())
        {
            trace.Add(number);
        }
    }

    [Coroutine]
    private async IAsyncEnumerable<int> Numbers()
    {
        try
        {
            for (var i = 0; ; i++)
            {
                yield return i;
                await Coroutine.Sleep(100);
            }
        }
        finally
        {
            trace.Add("disposed");
        }
    }

    [Fact, Asyncio("runners.close", "runners.several-runs")]
    public void A_loop_of_ones_own_runs_several_times_and_is_closed_once()
    {
        var local = new AsyncLocal<int> { Value = 1 };
        var loop = Loops.New();
        _ = loop.CreateTask(trace.Sleep("background", 3));
        Assert.Equal(1, loop.RunUntilComplete(Read(local)));
        local.Value = 2;
        Assert.Equal(2, loop.RunUntilComplete(Read(local)));
        trace.Is("");
        loop.RunUntilComplete(Coroutine.Sleep(2));
        trace.Is("background slept");
        loop.Close();
        loop.Dispose();
        Assert.Throws<InvalidOperationException>(() => loop.RunUntilComplete(Coroutine.Completed));
    }

    [Coroutine]
    private static async Coroutine<int> Read(AsyncLocal<int> local)
    {
        await Coroutine.Sleep(1);
        return local.Value;
    }

    [Fact, Asyncio("runners.interrupt-callback")]
    public void An_interrupt_in_a_callback_cancels_main()
    {
        using var runner = new Runner(new Loops().Options);
        var main = runner.Loop.CreateTask(trace.Sleep("main"));
        runner.Loop.CallSoon(() => Assert.True(runner.OnSignal(PosixSignal.SIGINT)));
        Assert.Throws<OperationCanceledException>(() => runner.Run(main));
        trace.Is("main cancelled");
    }

    [Fact, Asyncio("runners.interrupt-cancelled")]
    public void An_interrupt_after_main_was_cancelled_leaves_that_cancellation()
    {
        using var runner = new Runner(new Loops().Options);
        var main = runner.Loop.CreateTask(trace.Sleep("main"));
        runner.Loop.CallLater(TimeSpan.FromSeconds(1), () =>
        {
            main.Cancel("by itself");
            runner.OnSignal(PosixSignal.SIGINT);
        });
        Assert.Equal("by itself", Assert.Throws<OperationCanceledException>(() => runner.Run(main)).Message);
    }

    [Fact, Asyncio("thread-safe.cancelled", "thread-safe.factory-exception", "thread-safe.timeout")]
    public void What_another_thread_waits_for_ends_as_the_task_does_or_could_not_be_made()
    {
        using var loop = new EventLoop();
        using var source = new CancellationTokenSource();
        var used = Steps.Noop();
        Task[] waited = [];
        var thread = new Thread(() =>
        {
            waited = [loop.RunCoroutineThreadSafe(CancelItself()), loop.RunCoroutineThreadSafe(used), loop.RunCoroutineThreadSafe(Coroutine.Sleep(100), source.Token)];
            source.Cancel();
            Task.WhenAll(waited).ContinueWith(_ => loop.CallSoonThreadSafe(loop.Stop)).Wait();
        });
        loop.RunUntilComplete(used);
        thread.Start();
        loop.RunForever();
        thread.Join();
        Assert.Equal([TaskStatus.Canceled, TaskStatus.Faulted, TaskStatus.Canceled], waited.Select(t => t.Status));
        Assert.IsType<InvalidOperationException>(waited[1].Exception!.InnerException);
    }

    [Coroutine]
    private static async Coroutine CancelItself()
    {
        Coroutine.CurrentTask!.Cancel();
        await Coroutine.Sleep(100);
    }

    [Fact, Asyncio("threads.once", "threads.concurrent")]
    public void Functions_run_once_each_at_the_same_time() => CoroutineTest.Run(Concurrent());

    [Coroutine]
    private static async Coroutine Concurrent()
    {
        using var both = new Barrier(2);
        var calls = 0;
        Action meet = () =>
        {
            Interlocked.Increment(ref calls);
            both.SignalAndWait();
        };
        await Coroutine.Gather(Coroutine.ToThread(meet), Coroutine.ToThread(meet));
        Assert.Equal(2, calls);
    }
}
