using Coroutines;

namespace Runtime.Tests.Rules;

/// <summary>R29: waits that block the loop, in debug mode. Standard error is everybody's, so it runs alone.</summary>
[Collection(nameof(R29_Debug))]
public sealed partial class R29_Blocking
{
    private readonly List<EventLoopError> errors = [];

    private EventLoopOptions Options(TimeSpan? slowStep = null) => new()
    {
        TimeProvider = new VirtualClock(),
        ExceptionHandler = errors.Add,
        Debug = true,
        SlowStep = slowStep ?? TimeSpan.FromDays(1),
    };

    public static TheoryData<string, string> Waits => new()
    {
        { "Task.Wait", "CORO2002" },
        { "Task.Result", "CORO2002" },
        { "TaskAwaiter.GetResult", "CORO2002" },
        { "Task.WaitAll", "CORO2002" },
        { "WaitHandle.WaitOne", "CORO2003" },
        { "SemaphoreSlim.Wait", "CORO2003" },
        { "ManualResetEventSlim.Wait", "CORO2003" },
        { "Thread.Join", "CORO2003" },
        { "BlockingCollection.Take", "CORO2006" },
    };

    [Theory]
    [MemberData(nameof(Waits))]
    public void R29_A_wait_on_the_loops_thread_is_reported_with_call_place_and_rule(string call, string rule)
    {
        Coroutine.Run(Blocks(call), Options());
        var error = Assert.Single(errors);
        Assert.Matches($@"^Blocking wait: {call} at R29_Blocking.cs:\d+ \({rule}\) held up the event loop for \d+ ms, in <Task pending name='blocks' coro=<R29_Blocking.Blocks\(\) running.*>>\.$", error.Message);
        Assert.Equal("blocks", Assert.IsAssignableFrom<CoroutineTask>(error.Future).Name);
    }

    [Coroutine]
    private static async Coroutine Blocks(string call)
    {
        Coroutine.CurrentTask!.Name = "blocks";
        await Coroutine.Yield();
        Block(call);
    }

    private static void Block(string call)
    {
        using var begun = new ManualResetEvent(false);
        var source = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var set = new ManualResetEvent(false);
        using var slim = new ManualResetEventSlim(false, spinCount: 0);
        using var semaphore = new SemaphoreSlim(0);
        using var items = new System.Collections.Concurrent.BlockingCollection<int>();
        var waits = EventLoop.Running!.debug!.Waits;
        var helper = new Thread(() =>
        {
            // Only when the loop's thread really waits is there something to report.
            SpinWait.SpinUntil(() => waits.Current?.StartsWith(call, StringComparison.Ordinal) == true, TimeSpan.FromMinutes(1));
            source.SetResult(1);
            set.Set();
            slim.Set();
            semaphore.Release();
            items.Add(1);
        });
        helper.Start();
        switch (call)
        {
            case "Task.Wait":
                source.Task.Wait();
                break;
            case "Task.Result":
                _ = source.Task.Result;
                break;
            case "TaskAwaiter.GetResult":
                source.Task.GetAwaiter().GetResult();
                break;
            case "Task.WaitAll":
                Task.WaitAll(source.Task, Task.CompletedTask);
                break;
            case "WaitHandle.WaitOne":
                set.WaitOne();
                break;
            case "SemaphoreSlim.Wait":
                semaphore.Wait();
                break;
            case "ManualResetEventSlim.Wait":
                slim.Wait();
                break;
            case "BlockingCollection.Take":
                items.Take();
                break;
            case "Thread.Join":
                helper.Join();
                return;
        }

        SpinWait.SpinUntil(() => !helper.IsAlive);
    }

    [Fact]
    public void R29_What_does_not_wait_is_not_reported()
    {
        Coroutine.Run(DoesNotBlock(), Options());
        Assert.Empty(errors);
    }

    [Coroutine]
    private static async Coroutine DoesNotBlock()
    {
        Task.CompletedTask.Wait();
        using var set = new ManualResetEvent(true);
        set.WaitOne();
        new ManualResetEvent(false).WaitOne(0);
        using var semaphore = new SemaphoreSlim(1);
        semaphore.Wait();
        lock (semaphore)
        {
            semaphore.Release();
        }

        await Coroutine.Sleep(TimeSpan.FromSeconds(1));
        await Coroutine.ToThread(() => Task.Run(static () => { }).Wait());
    }

    [Fact]
    public void R29_A_step_that_is_still_at_it_is_told_on_standard_error()
    {
        var before = Console.Error;
        using var told = new ManualResetEventSlim();
        var written = new Watched(told);
        Console.SetError(written);
        try
        {
            Coroutine.Run(Busy(told), Options(TimeSpan.FromMilliseconds(1)));
        }
        finally
        {
            Console.SetError(before);
        }

        Assert.Matches(@"^The event loop is blocked for \d+ ms by <Task pending name='busy' coro=<R29_Blocking.Busy\(\) running.*>>.*\. Nothing else runs until it awaits\.$", written.First);
        Assert.Contains(errors, static e => e.Message.StartsWith("Slow step: <Task finished name='busy'", StringComparison.Ordinal));
    }

    [Coroutine]
    private static async Coroutine Busy(ManualResetEventSlim told)
    {
        Coroutine.CurrentTask!.Name = "busy";
        await Coroutine.Yield();
        Assert.True(SpinWait.SpinUntil(() => told.IsSet, TimeSpan.FromMinutes(1)));
    }

    [Coroutine]
    private static async Coroutine Takes(AsyncLock first, AsyncLock second)
    {
        using var one = await first.Acquire();
        await Coroutine.Yield();
        using var two = await second.Acquire();
    }

    [Fact]
    public void R29_A_deadlock_over_locks_shows_who_holds_what()
    {
        using var loop = new EventLoop(Options());
        AsyncLock a = new(), b = new();
        var left = loop.CreateTask(Takes(a, b), "left");
        var right = loop.CreateTask(Takes(b, a), "right");
        var error = Assert.Throws<InvalidOperationException>(() => loop.RunUntilComplete(Coroutine.Wait([left, right])));
        Assert.Contains("'left'  waits for AsyncLock.Acquire, held by right", error.Message, StringComparison.Ordinal);
        Assert.Contains("'right'  waits for AsyncLock.Acquire, held by left", error.Message, StringComparison.Ordinal);
        Assert.Contains("these tasks wait for each other", error.Message, StringComparison.Ordinal);
        foreach (var task in loop.AllTasks)
        {
            task.Cancel();
        }

        loop.RunUntilComplete(Coroutine.Wait([.. loop.AllTasks]));
    }

    [Fact]
    public void SIGQUIT_writes_the_dump_to_standard_error()
    {
        // The signal itself would also end the test run; what it does is called from another thread, as .NET would.
        var before = Console.Error;
        using var written = new StringWriter();
        Console.SetError(TextWriter.Synchronized(written));
        try
        {
            Coroutine.Run(Quits(), Options());
        }
        finally
        {
            Console.SetError(before);
        }

        Assert.Matches(@"^EventLoop, running: 1 task, 1 function on other threads\s+'quits'  waits for ", written.ToString());
        Assert.Empty(errors);
    }

    [Coroutine]
    private static async Coroutine Quits()
    {
        Coroutine.CurrentTask!.Name = "quits";
        var loop = EventLoop.Running!;
        await Coroutine.ToThread(() => DumpOnQuit.Write(loop));
    }

    private sealed class Watched(ManualResetEventSlim told) : StringWriter
    {
        public string First { get; private set; } = "";

        public override void WriteLine(string? value)
        {
            if (value!.Contains("'busy'", StringComparison.Ordinal) && First.Length == 0)
            {
                First = value;
                told.Set();
            }
        }
    }
}
