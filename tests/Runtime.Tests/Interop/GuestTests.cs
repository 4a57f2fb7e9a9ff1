using Coroutines;

namespace Runtime.Tests.Interop;

/// <summary>Guest mode: the loop inside another loop's pump.</summary>
public sealed partial class GuestTests
{
    private readonly TestHost host = new();
    private readonly List<string> log = [];
    private readonly List<EventLoopError> errors = [];

    private EventLoopOptions Options => new() { TimeProvider = host.Clock, ExceptionHandler = errors.Add };

    [Fact]
    public void Iterations_and_the_hosts_messages_take_turns()
    {
        host.Post(() => HostMessage(0));
        var program = Coroutine.RunAsGuest(Steps(), host, Options, TestContext.Current.CancellationToken);
        Assert.Equal(3, host.RunUntil(program));
        Assert.Equal(["host 0", "step 0", "host 1", "step 1", "host 2", "step 2"], log);
    }

    private void HostMessage(int number)
    {
        Assert.Null(EventLoop.Running);
        Assert.Same(host, SynchronizationContext.Current);
        log.Add($"host {number}");
        if (number < 2)
        {
            host.Post(() => HostMessage(number + 1));
        }
    }

    [Coroutine]
    private async Coroutine<int> Steps()
    {
        for (var i = 0; i < 3; i++)
        {
            Assert.NotSame(host, SynchronizationContext.Current);
            Assert.NotNull(EventLoop.Running);
            log.Add($"step {i}");
            await Coroutine.Yield();
        }

        return 3;
    }

    [Fact]
    public void The_hosts_code_makes_tasks_and_wakes_them()
    {
        var clicks = new AsyncQueue<string>();
        var program = Coroutine.RunAsGuest(Serve(clicks), host, Options, TestContext.Current.CancellationToken);
        host.Post(() => clicks.TryPut("click"));
        host.Post(() => EventLoop.Current.CallLater(TimeSpan.FromSeconds(2), () => clicks.TryPut("later")));
        host.Post(() => Coroutine.CreateTask(Click(clicks, "task")));
        host.RunUntil(program);
        Assert.Equal(["click at 0", "task at 1", "later at 2", "end"], log);
        Assert.Empty(errors);
    }

    [Coroutine]
    private async Coroutine Serve(AsyncQueue<string> clicks)
    {
        await foreach (var click in clicks)
        {
            log.Add($"{click} at {EventLoop.Running!.Time.TotalSeconds}");
            if (click == "later")
            {
                clicks.Close();
            }
        }

        log.Add("end");
    }

    [Coroutine]
    private static async Coroutine Click(AsyncQueue<string> clicks, string name)
    {
        await Coroutine.Sleep(1);
        await clicks.Put(name);
    }

    [Fact]
    public void Other_threads_wake_it()
    {
        var thread = Environment.CurrentManagedThreadId;
        var program = Coroutine.RunAsGuest(UseThreads(thread), host, Options, TestContext.Current.CancellationToken);
        host.RunUntil(program);
        Assert.True(program.IsCompletedSuccessfully);
        Assert.Empty(errors);
    }

    [Coroutine]
    private static async Coroutine UseThreads(int thread)
    {
        for (var i = 0; i < 50; i++)
        {
            Assert.NotEqual(thread, await Coroutine.ToThread(() => Environment.CurrentManagedThreadId));
            Assert.Equal(thread, Environment.CurrentManagedThreadId);
            await Task.Run(static () => { });
            Assert.Equal(thread, Environment.CurrentManagedThreadId);
        }
    }

    [Fact]
    public void What_is_left_is_cancelled_and_awaited_and_the_loop_is_closed()
    {
        var program = Coroutine.RunAsGuest(LeaveBehind(), host, Options, TestContext.Current.CancellationToken);
        var loop = EventLoop.Current;
        Assert.Contains("already running", Assert.Throws<InvalidOperationException>(loop.RunForever).Message);
        Assert.Contains("Stop it first", Assert.Throws<InvalidOperationException>(loop.Close).Message);
        host.RunUntil(program);
        Assert.IsType<FormatException>(program.Exception!.InnerException);
        Assert.Equal(["cleaned up"], log);
        Assert.Contains("Unhandled", Assert.Single(errors).ToString());
        Assert.True(loop.IsClosed);
        Assert.NotSame(loop, EventLoop.Current);
    }

    [Coroutine]
    private async Coroutine LeaveBehind()
    {
        _ = Coroutine.CreateTask(CleanUp());
        await Coroutine.Yield();
        throw new FormatException();
    }

    [Coroutine]
    private async Coroutine CleanUp()
    {
        try
        {
            await Coroutine.Sleep(TimeSpan.MaxValue);
        }
        finally
        {
            await Coroutine.Sleep(1);
            log.Add("cleaned up");
            throw new NotSupportedException();
        }
    }

    [Fact]
    public void A_token_cancels_it()
    {
        using var source = new CancellationTokenSource();
        var program = Coroutine.RunAsGuest(Forever(), host, Options, source.Token);
        host.Post(source.Cancel);
        host.RunUntil(program);
        Assert.True(program.IsCanceled);
    }

    [Coroutine]
    private static async Coroutine Forever() => await new Future();

    [Fact]
    public void The_hosts_execution_context_stays_its_own()
    {
        var local = new AsyncLocal<string> { Value = "start" };
        var program = Coroutine.RunAsGuest(SeeLocal(local), host, Options, TestContext.Current.CancellationToken);
        local.Value = "host";
        Assert.Equal("start", host.RunUntil(program));
        Assert.Equal("host", local.Value);
    }

    [Coroutine]
    private static async Coroutine<string> SeeLocal(AsyncLocal<string> local)
    {
        await Coroutine.Yield();
        var seen = local.Value!;
        local.Value = "guest";
        return seen;
    }

    [Fact]
    public void In_virtual_time_it_does_not_wait()
    {
        var program = Coroutine.RunAsGuest(Sleep(), host, new EventLoopOptions { TimeProvider = new VirtualClock() }, TestContext.Current.CancellationToken);
        Assert.Equal(TimeSpan.FromHours(1), host.RunUntil(program));
    }

    [Coroutine]
    private static async Coroutine<TimeSpan> Sleep()
    {
        await Coroutine.Sleep(TimeSpan.FromHours(1));
        return EventLoop.Running!.Time;
    }

    [Fact]
    public void Without_a_host_it_says_so()
    {
        var thread = new Thread(() => errors.Add(new EventLoopError(Record.Exception(() => { _ = Coroutine.RunAsGuest(Forever()); })!.Message, null, null)));
        thread.Start();
        thread.Join();
        Assert.Contains("synchronization context", Assert.Single(errors).ToString());
        Loops.Run(InsideLoop());
    }

    [Coroutine]
    private async Coroutine InsideLoop()
    {
        await Coroutine.Yield();
        Assert.Contains("await the coroutine instead", Record.Exception(() => { _ = Coroutine.RunAsGuest(Forever(), host); })!.Message);
    }
}
