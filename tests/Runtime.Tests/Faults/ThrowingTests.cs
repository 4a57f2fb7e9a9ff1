using Coroutines;

namespace Runtime.Tests.Faults;

/// <summary>Exceptions from where nobody expects them: the loop goes on, nothing is lost, and what happened is told once.</summary>
public sealed partial class ThrowingTests
{
    private readonly Loops loops = new();
    private readonly List<string> log = [];

    private IEnumerable<string> Told => loops.Errors.Select(static e => $"{e.Message.Split(' ')[0]} {e.Exception?.GetType().Name}");

    [Fact]
    public void Callbacks_of_every_kind_that_throw_stop_nothing()
    {
        Coroutine.Run(ThrowingCallbacks(), loops.Options);
        Assert.Equal(Enumerable.Repeat("Exception FormatException", 5), Told);
        Assert.Equal(["done", "second", "end"], log);
    }

    [Coroutine]
    private async Coroutine ThrowingCallbacks()
    {
        var loop = EventLoop.Running!;
        loop.CallSoon(Throw);
        loop.CallLater(TimeSpan.FromSeconds(1), Throw);
        loop.CallSoonThreadSafe(Throw);
        var future = new Future<int>();
        future.AddDoneCallback((Future<int> _) => Throw());
        future.AddDoneCallback((Future<int> _) => log.Add("second"));
        future.SetResult(3);
        AsyncVoid();
        Assert.Equal(3, await future);
        log.Insert(0, "done");
        await Coroutine.Sleep(2);
        log.Add("end");
    }

    private static void Throw() => throw new FormatException();

    /// <summary>Its exception is posted to the loop's synchronization context.</summary>
    private static async void AsyncVoid()
    {
        await Task.Yield();
        throw new FormatException();
    }

    [Fact]
    public void An_exception_handler_that_throws_stops_nothing()
    {
        var before = Console.Error;
        var text = new StringWriter();
        Console.SetError(text);
        try
        {
            var options = new EventLoopOptions { TimeProvider = new VirtualClock(), ExceptionHandler = _ => throw new NotSupportedException("no handler") };
            Coroutine.Run(OneThrow(), options);
        }
        finally
        {
            Console.SetError(before);
        }

        Assert.Contains("no handler", text.ToString());
        Assert.Contains(nameof(FormatException), text.ToString());
        Assert.Equal(["end"], log);
    }

    [Coroutine]
    private async Coroutine OneThrow()
    {
        EventLoop.Running!.CallSoon(Throw);
        await Coroutine.Sleep(1);
        log.Add("end");
    }

    [Fact]
    public void A_callback_of_the_token_that_throws_does_not_hinder_the_cancellation()
    {
        Coroutine.Run(ThrowingToken(), loops.Options);
        Assert.Equal(["Exception AggregateException"], Told);
        Assert.Equal(["cancelled"], log);
    }

    [Coroutine]
    private async Coroutine ThrowingToken()
    {
        var task = Coroutine.CreateTask(RegisterAndWait());
        await Coroutine.Yield();
        Assert.True(task.Cancel());
        await Expect.Throws<OperationCanceledException>(task);
        log.Add("cancelled");
    }

    [Coroutine]
    private static async Coroutine RegisterAndWait()
    {
        using var registration = Coroutine.CancellationToken.Register(Throw);
        await Coroutine.Sleep(TimeSpan.MaxValue);
    }

    [Fact]
    public void An_exception_from_Dispose_takes_the_place_of_the_cancellation_and_the_rest_is_cleaned_up()
    {
        Coroutine.Run(ThrowingDispose(), loops.Options);
        Assert.Empty(loops.Errors);
        Assert.Equal(["disposed b", "disposed a", "finally"], log);
    }

    [Coroutine]
    private async Coroutine ThrowingDispose()
    {
        var mutex = new AsyncLock();
        var task = Coroutine.CreateTask(UseResources(mutex));
        await Coroutine.Yield();
        task.Cancel();
        await Expect.Throws<NotSupportedException>(task);
        Assert.False(task.IsCanceled);
        Assert.False(mutex.IsLocked);
    }

    [Coroutine]
    private async Coroutine UseResources(AsyncLock mutex)
    {
        try
        {
            using var held = await mutex.Acquire();
            using var a = new Resource(this, "a", throws: false);
            await using var b = new Resource(this, "b", throws: true);
            await Coroutine.Sleep(TimeSpan.MaxValue);
        }
        finally
        {
            log.Add("finally");
        }
    }

    private sealed class Resource(ThrowingTests test, string name, bool throws) : IDisposable, IAsyncDisposable
    {
        public void Dispose()
        {
            test.log.Add($"disposed {name}");
            if (throws)
            {
                throw new NotSupportedException();
            }
        }

        public async ValueTask DisposeAsync()
        {
            await Coroutine.Sleep(1);
            Dispose();
        }
    }

    [Fact]
    public void An_exception_from_finally_during_cancellation_fails_the_task_and_its_group()
    {
        Coroutine.Run(ThrowingFinally(), loops.Options);
        Assert.Equal(["Unhandled FormatException"], Told);
    }

    [Coroutine]
    private static async Coroutine ThrowingFinally()
    {
        var error = await Expect.Throws<AggregateException>(TaskGroup.Run(async group =>
        {
            _ = group.CreateTask(FinallyThrows());
            _ = group.CreateTask(FinallyThrows());
            await Coroutine.Yield();
            throw new NotSupportedException();
        }));
        Assert.Equal([typeof(NotSupportedException), typeof(FormatException), typeof(FormatException)], error.InnerExceptions.Select(static e => e.GetType()));

        // Left behind: cancelled at the end of the run, and told of.
        _ = Coroutine.CreateTask(FinallyThrows());
        await Coroutine.Yield();
    }

    [Coroutine]
    private static async Coroutine FinallyThrows()
    {
        try
        {
            await Coroutine.Sleep(TimeSpan.MaxValue);
        }
        finally
        {
            await Coroutine.Yield();
            throw new FormatException();
        }
    }

    [Fact]
    public void Out_of_memory_in_a_step_fails_that_task_and_no_other()
    {
        Coroutine.Run(OutOfMemory(), loops.Options);
        Assert.Equal(["Exception OutOfMemoryException"], Told);
        Assert.Equal(["others go on"], log);
    }

    [Coroutine]
    private async Coroutine OutOfMemory()
    {
        var mutex = new AsyncLock();
        var failing = Coroutine.CreateTask(RunsOut(mutex));
        var waiting = Coroutine.CreateTask(mutex.Acquire());
        EventLoop.Running!.CallSoon(() => throw new OutOfMemoryException());
        await Expect.Throws<OutOfMemoryException>(failing);
        using (await waiting)
        {
            log.Add("others go on");
        }
    }

    [Coroutine]
    private static async Coroutine RunsOut(AsyncLock mutex)
    {
        using var held = await mutex.Acquire();
        await Coroutine.Yield();
        throw new OutOfMemoryException();
    }
}
