using System.Runtime.CompilerServices;
using Coroutines;

namespace Runtime.Tests.Rules;

/// <summary>Debug mode: R4, R25, R29. It watches every coroutine object of the process, so it runs alone.</summary>
[Collection(nameof(R29_Debug))]
[CollectionDefinition(nameof(R29_Debug), DisableParallelization = true)]
public sealed partial class R29_Debug
{
    private readonly List<EventLoopError> errors = [];

    private EventLoopOptions Options(TimeSpan? slowStep = null) => new()
    {
        TimeProvider = new VirtualClock(),
        ExceptionHandler = errors.Add,
        Debug = true,
        SlowStep = slowStep ?? TimeSpan.FromDays(1),
    };

    [Coroutine]
    private static async Coroutine<int> Child()
    {
        await Coroutine.Yield();
        return 1;
    }

    [Fact, Asyncio("coroutines.origin")]
    public void R04_A_coroutine_that_was_never_awaited_is_reported_with_where_it_was_made()
    {
        Coroutine.Run(Forgets(), Options());
        var error = Assert.Single(errors);
        Assert.Matches(@"^coroutine 'R29_Debug.Child' was never awaited; it was created at R29_Debug.cs:\d+$", error.Message);
    }

    [Coroutine]
    private static async Coroutine Forgets()
    {
        await Coroutine.Yield();
        Forget();
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Forget() => _ = Child();

    [Fact, Asyncio("loop.debug", "runners.debug")]
    public void R04_Those_that_are_used_are_not_reported()
    {
        Coroutine.Run(UsesAll(), Options());
        Assert.Empty(errors);
    }

    [Coroutine]
    private static async Coroutine UsesAll()
    {
        await Child();
        await Coroutine.CreateTask(Child(), "named");
        await Coroutine.Gather(Child(), Child());
        await Coroutine.FromResult(1);
        await Coroutine.WaitFor(Child(), TimeSpan.FromSeconds(1));
        await Expect.Throws<TimeoutException>(Coroutine.WaitFor(Child(), TimeSpan.Zero));
        _ = Coroutine.FromResult(2);
    }

    [Fact, Asyncio("loop.check-thread")]
    public void R25_Use_from_another_thread_throws_and_names_both() => Coroutine.Run(UsedElsewhere(), Options());

    [Coroutine]
    private static async Coroutine UsedElsewhere()
    {
        var loop = EventLoop.Running!;
        var task = loop.CreateTask(Coroutine.Sleep(1));
        var future = new Future<int>();
        var thread = Environment.CurrentManagedThreadId;
        var failures = await Coroutine.ToThread(() => new Action[]
        {
            () => loop.CallSoon(() => { }),
            () => loop.CallLater(TimeSpan.Zero, () => { }),
            () => task.Cancel(),
            () => future.SetResult(1),
            () => future.AddDoneCallback(_ => { }),
        }.Select(Assert.Throws<InvalidOperationException>).ToArray());

        Assert.All(failures, f => Assert.Contains($"runs on thread {thread}", f.Message));
        Assert.All(failures, f => Assert.Contains("CallSoonThreadSafe", f.Message));
        loop.CallSoonThreadSafe(() => future.TrySetResult(2));
        Assert.Equal(2, await future);
        await task;
    }

    [Fact, Asyncio("loop.slow")]
    public void R29_A_slow_step_names_task_and_milliseconds()
    {
        Coroutine.Run(Child(), Options(slowStep: TimeSpan.Zero));
        Assert.NotEmpty(errors);
        Assert.Contains(errors, e => e.Message.Contains("R29_Debug.Child()") && e.Message.Contains(" ms and blocked the event loop"));
        Assert.Contains(errors, e => e.Message.Contains("callback EventLoop.RunUntilComplete.lambda"));
    }

    [Fact]
    public void R29_A_quick_one_is_not_reported()
    {
        Coroutine.Run(Child(), Options());
        Assert.Empty(errors);
    }

    [Fact]
    public void R29_In_real_time_a_suspected_deadlock_is_reported_once()
    {
        using var loop = new EventLoop(new EventLoopOptions { ExceptionHandler = errors.Add });
        var future = new Future<int>(loop);
        loop.ExceptionHandler = error =>
        {
            errors.Add(error);
            loop.CallSoonThreadSafe(() => future.TrySetResult(1));
        };
        loop.RunUntilComplete(WaitTwice(future));
        var report = Assert.Single(errors);
        Assert.Contains("Suspected deadlock", report.Message);
        Assert.Contains("R29_Debug.WaitTwice", report.Message);
    }

    [Coroutine]
    private static async Coroutine WaitTwice(Future<int> future)
    {
        var loop = EventLoop.Running!;
        await future;
        var second = new Future<int>();
        var thread = new Thread(() => loop.CallSoonThreadSafe(() => second.SetResult(2)));
        thread.Start();
        await second;
    }

    [Fact]
    public void R29_By_option_it_throws()
    {
        using var loop = new EventLoop(new EventLoopOptions { ThrowOnDeadlock = true });
        var error = Assert.Throws<InvalidOperationException>(() => loop.RunUntilComplete(WaitTwice(new Future<int>(loop))));
        Assert.Contains("Deadlock", error.Message);
        Assert.Contains("waits for <Future pending>", error.Message);
    }
}
