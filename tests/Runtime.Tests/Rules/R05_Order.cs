using Coroutines;

namespace Runtime.Tests.Rules;

/// <summary>R5: one FIFO, iterations. R6: order inside an iteration. R7: timers.</summary>
public sealed partial class R05_Order
{
    private readonly List<string> log = [];

    private Action Log(string text) => () => log.Add(text);

    [Coroutine]
    private async Coroutine Step(string name)
    {
        log.Add(name + "1");
        await Coroutine.Yield();
        log.Add(name + "2");
    }

    [Fact, Asyncio("tasks.step-order")]
    public void R05_Steps_and_callbacks_share_one_queue()
    {
        using var loop = Loops.New();
        loop.CallSoon(Log("callback1"));
        loop.CreateTask(Step("a"));
        loop.CallSoon(Log("callback2"));
        loop.CreateTask(Step("b"));
        loop.CallSoon(() => loop.CallSoon(loop.Stop));
        loop.RunForever();

        Assert.Equal(["callback1", "a1", "callback2", "b1", "a2", "b2"], log);
    }

    [Fact, Asyncio("loop.stop-after-callback")]
    public void R05_What_an_iteration_schedules_runs_in_the_next_one()
    {
        using var loop = Loops.New();
        loop.CallSoon(() =>
        {
            log.Add("first");
            loop.CallSoon(Log("third"));
            loop.Stop();
        });
        loop.CallSoon(Log("second"));
        loop.RunForever();
        Assert.Equal(["first", "second"], log);

        loop.CallSoon(loop.Stop);
        loop.RunForever();
        Assert.Equal(["first", "second", "third"], log);
    }

    [Fact]
    public void R05_Everything_runs_on_the_thread_that_runs_the_loop()
    {
        using var loop = Loops.New();
        var threads = new HashSet<int>();
        loop.CallSoon(() => threads.Add(Environment.CurrentManagedThreadId));
        loop.CallLater(TimeSpan.FromSeconds(1), () => threads.Add(Environment.CurrentManagedThreadId));
        loop.RunUntilComplete(OnThread(threads));
        Assert.Equal([Environment.CurrentManagedThreadId], threads);
    }

    [Coroutine]
    private static async Coroutine OnThread(HashSet<int> threads)
    {
        await Coroutine.Sleep(2);
        threads.Add(Environment.CurrentManagedThreadId);
        await Coroutine.ToThread(() => { });
        threads.Add(Environment.CurrentManagedThreadId);
        await Task.Run(() => { });
        threads.Add(Environment.CurrentManagedThreadId);
    }

    [Fact]
    public void R06_Posts_of_other_threads_come_in_order_of_arrival_and_timers_last()
    {
        using var loop = Loops.New();
        loop.CallSoon(() =>
        {
            loop.CallLater(TimeSpan.Zero, Log("timer0"));
            loop.CallSoon(Log("soon1"));
            loop.CallSoon(Log("soon2"));
            var other = new Thread(() => loop.CallSoonThreadSafe(Log("threadsafe")));
            other.Start();
            other.Join();
            loop.CallSoon(Log("soon3"));
            loop.CallLater(TimeSpan.FromSeconds(1), loop.Stop);
        });
        loop.RunForever();

        Assert.Equal(["soon1", "soon2", "threadsafe", "soon3", "timer0"], log);
    }

    [Fact, Asyncio("loop.thread-safe-same")]
    public void R06_Posts_keep_their_own_order()
    {
        using var loop = Loops.New();
        for (var i = 0; i < 100; i++)
        {
            loop.CallSoonThreadSafe(Log(i.ToString()));
        }

        loop.CallSoonThreadSafe(loop.Stop);
        loop.RunForever();
        Assert.Equal(Enumerable.Range(0, 100).Select(i => i.ToString()), log);
    }

    [Fact, Asyncio("loop.call-later")]
    public void R07_Timers_fire_by_deadline_then_creation()
    {
        using var loop = Loops.New();
        var seconds = new[] { 3, 1, 2, 1, 3, 2, 1 };
        for (var i = 0; i < seconds.Length; i++)
        {
            loop.CallLater(TimeSpan.FromSeconds(seconds[i]), Log($"{seconds[i]}.{i}"));
        }

        loop.CallLater(TimeSpan.FromSeconds(4), loop.Stop);
        loop.RunForever();
        Assert.Equal(["1.1", "1.3", "1.6", "2.2", "2.5", "3.0", "3.4"], log);
    }

    [Fact, Asyncio("loop.cancelled-timers")]
    public void R07_Equal_deadlines_are_first_in_first_out_among_many()
    {
        using var loop = Loops.New();
        var random = new Random(12);
        var expected = new List<(int Seconds, int Number)>();
        var fired = new List<(int, int)>();
        var handles = new List<TimerHandle>();
        for (var i = 0; i < 2000; i++)
        {
            var entry = (random.Next(1, 20), i);
            handles.Add(loop.CallLater(TimeSpan.FromSeconds(entry.Item1), () => fired.Add(entry)));
            expected.Add(entry);
        }

        foreach (var i in Enumerable.Range(0, 2000).Where(_ => random.Next(3) == 0).Reverse().ToArray())
        {
            handles[i].Cancel();
            expected.RemoveAt(i);
        }

        loop.CallLater(TimeSpan.FromSeconds(30), loop.Stop);
        loop.RunForever();
        Assert.Equal(expected.OrderBy(e => e.Seconds).ThenBy(e => e.Number), fired);
    }

    [Fact]
    public void R07_CallLater_0_runs_after_what_is_queued()
    {
        using var loop = Loops.New();
        loop.CallLater(TimeSpan.Zero, Log("later"));
        loop.CallSoon(Log("soon"));
        loop.CallLater(TimeSpan.FromSeconds(1), loop.Stop);
        loop.RunForever();
        Assert.Equal(["soon", "later"], log);
    }

    [Fact, Asyncio("loop.handle", "loop.add-callback", "loop.timer-when")]
    public void R07_A_cancelled_handle_is_not_called_and_leaves_the_heap()
    {
        using var loop = Loops.New();
        var soon = loop.CallSoon(Log("soon"));
        var later = loop.CallLater(TimeSpan.FromSeconds(1), Log("later"));
        soon.Cancel();
        later.Cancel();
        Assert.True(soon.IsCanceled);
        Assert.Equal(TimeSpan.FromSeconds(1), later.When);
        Assert.Equal(0, loop.timers.Count);
        loop.CallLater(TimeSpan.FromSeconds(2), loop.Stop);
        loop.RunForever();
        Assert.Empty(log);
        Assert.Equal(TimeSpan.FromSeconds(2), loop.Time);
    }

    [Fact, Asyncio("loop.call-at", "sleep.basic")]
    public void R07_CallAt_and_Sleep_share_the_clock()
    {
        using var loop = Loops.New();
        loop.CallAt(TimeSpan.FromSeconds(5), () => log.Add(loop.Time.TotalSeconds.ToString("0")));
        loop.RunUntilComplete(Coroutine.Sleep(7));
        Assert.Equal(["5"], log);
        Assert.Equal(TimeSpan.FromSeconds(7), loop.Time);
    }
}
