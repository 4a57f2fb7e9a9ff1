using Coroutines;

namespace Runtime.Tests.Rules;

/// <summary>R24: a shield keeps away what comes from outside of it, and nothing that comes from inside.</summary>
public sealed partial class R24_Shields
{
    private readonly List<string> log = [];

    private double Time => EventLoop.Running!.Time.TotalSeconds;

    [Fact]
    public void R24_A_time_limit_inside_a_shield_is_kept() => Loops.Run(LimitInShield());

    [Coroutine]
    private async Coroutine LimitInShield()
    {
        await CancelScope.Run(
            async shield =>
            {
                await Expect.Throws<TimeoutException>(Coroutine.WaitFor(Forever(), TimeSpan.FromSeconds(1)));
                Assert.Equal(1, Time);
                Assert.False(await CancelScope.Run(_ => Forever(), timeout: TimeSpan.FromSeconds(1)));
                Assert.Equal(2, Time);
            },
            shield: true);
        Assert.Equal(0, Coroutine.CurrentTask!.CancelRequests);
    }

    [Coroutine]
    private static async Coroutine Forever() => await Coroutine.Sleep(TimeSpan.MaxValue);

    [Fact]
    public void R24_A_failing_task_ends_the_body_of_its_group_inside_a_shield() => Loops.Run(GroupInShield());

    [Coroutine]
    private async Coroutine GroupInShield()
    {
        await CancelScope.Run(
            async shield =>
            {
                var error = await Expect.Throws<AggregateException>(TaskGroup.Run(async group =>
                {
                    _ = group.CreateTask(Fail());
                    await Forever();
                }));
                Assert.IsType<FormatException>(error.InnerException);
            },
            shield: true);
        Assert.Equal(1, Time);
    }

    [Coroutine]
    private static async Coroutine Fail()
    {
        await Coroutine.Sleep(1);
        throw new FormatException();
    }

    [Fact]
    public void R24_A_cancellation_that_waits_for_a_shield_hinders_none_inside() => Loops.Run(HeldRequest());

    [Coroutine]
    private async Coroutine HeldRequest()
    {
        var task = Coroutine.CreateTask(Shielded());
        await Coroutine.Sleep(0.5);
        task.Cancel("first");
        task.Cancel("second");
        var error = await Expect.Throws<OperationCanceledException>(task);
        Assert.Equal("first", error.Message);
        Assert.Equal(["scope ended at 1", "limit at 2", "group at 3", "shield ended"], log);
    }

    [Coroutine]
    private async Coroutine Shielded()
    {
        await CancelScope.Run(
            async shield =>
            {
                Assert.False(await CancelScope.Run(_ => Forever(), timeout: TimeSpan.FromSeconds(1)));
                log.Add($"scope ended at {Time}");
                await Expect.Throws<TimeoutException>(Coroutine.WaitFor(Forever(), TimeSpan.FromSeconds(1)));
                log.Add($"limit at {Time}");
                await Expect.Throws<AggregateException>(TaskGroup.Run(async group =>
                {
                    _ = group.CreateTask(Fail());
                    await Forever();
                }));
                log.Add($"group at {Time}");
            },
            shield: true);
        log.Add("shield ended");
        await Forever();
    }

    [Fact]
    public void R24_A_shield_that_is_taken_away_lets_through_what_waited() => Loops.Run(TakeAway());

    [Coroutine]
    private async Coroutine TakeAway()
    {
        CancelScope? shield = null;
        var task = Coroutine.CreateTask(CancelScope.Run(
            async scope =>
            {
                shield = scope;
                await Forever();
            },
            shield: true));
        await Coroutine.Yield();
        task.Cancel();
        await Coroutine.Sleep(1);
        Assert.False(task.IsDone);
        shield!.Shield = false;
        await Expect.Throws<OperationCanceledException>(task);
        Assert.Equal(1, Time);
    }

    [Fact]
    public void R24_A_shield_that_is_taken_away_lets_through_a_scope_around() => Loops.Run(TakeAwayInScope());

    [Coroutine]
    private async Coroutine TakeAwayInScope()
    {
        CancelScope? shield = null;
        EventLoop.Running!.CallLater(TimeSpan.FromSeconds(2), () => shield!.Shield = false);
        Assert.False(await CancelScope.Run(
            _ => CancelScope.Run(
                async scope =>
                {
                    shield = scope;
                    await Forever();
                },
                shield: true),
            timeout: TimeSpan.FromSeconds(1)));
        Assert.Equal(2, Time);
    }

    [Fact]
    public void R24_A_task_that_cancels_itself_and_begins_a_shield_gets_it_after_that() => Loops.Run(CancelsItself());

    [Coroutine]
    private async Coroutine CancelsItself()
    {
        var task = Coroutine.CreateTask(CancelItself());
        await Expect.Throws<OperationCanceledException>(task);
        Assert.Equal(["cleaned up at 1"], log);
    }

    [Coroutine]
    private async Coroutine CancelItself()
    {
        Coroutine.CurrentTask!.Cancel();
        await CancelScope.Run(
            async shield =>
            {
                await Coroutine.Sleep(1);
                log.Add($"cleaned up at {Time}");
            },
            shield: true);
        await Forever();
    }

    [Fact]
    public void R17_Of_two_requests_the_first_message_counts_where_a_future_is_awaited() => Loops.Run(FirstMessage());

    [Coroutine]
    private static async Coroutine FirstMessage()
    {
        var task = Coroutine.CreateTask(Await(new Future()));
        await Coroutine.Yield();
        task.Cancel("first");
        task.Cancel("second");
        Assert.Equal("first", (await Expect.Throws<OperationCanceledException>(task)).Message);
    }

    [Coroutine]
    private static async Coroutine Await(Future future) => await future;
}
