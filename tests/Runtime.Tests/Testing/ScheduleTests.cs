using Coroutines;
using Coroutines.Testing;

namespace Runtime.Tests.Testing;

/// <summary>Tests under varied schedules: found by seed, found by trying all, run again.</summary>
public sealed partial class ScheduleTests
{
    private static readonly CoroutineTestOptions AnyOrder = new() { VariesReadyOrder = true };
    private readonly HashSet<string> seen = [];

    private string? settings;

    [Coroutine]
    private async Coroutine Load(Task<string> file) => settings = await file;

    [Coroutine]
    private async Coroutine Use(Task connected)
    {
        await connected;
        Assert.NotNull(settings);
    }

    /// <summary>Right only where the file is there before the connection is.</summary>
    [Coroutine]
    private async Coroutine RacesOnArrival()
    {
        settings = null;
        var file = new TaskCompletionSource<string>();
        var connected = new TaskCompletionSource();
        var both = Coroutine.Gather(Load(file.Task), Use(connected.Task));
        await Coroutine.Yield();
        file.SetResult("settings");
        connected.SetResult();
        await both;
    }

    [Fact]
    public void A_mistake_that_shows_only_in_another_order_of_arrival_is_found_by_all_schedules_and_run_again()
    {
        CoroutineTest.Run(RacesOnArrival());
        var error = Assert.Throws<CoroutineTestException>(() => CoroutineTest.RunAll(() => RacesOnArrival()));
        Assert.IsAssignableFrom<Xunit.Sdk.XunitException>(error.InnerException);
        Assert.Matches(@"the completion that <Task pending name='Task-\d+' coro=<ScheduleTests.Use\(\).* awaits arrives before the completion that .*Load", error.Message);
        Assert.Contains($"Replay(test, \"{error.Schedule}\")", error.Message);
        Assert.ThrowsAny<Xunit.Sdk.XunitException>(() => CoroutineTest.Replay(() => RacesOnArrival(), error.Schedule!));
        CoroutineTest.Replay(() => RacesOnArrival(), "");
    }

    [Fact]
    public void It_is_found_by_seeds_too()
    {
        var error = Assert.Throws<CoroutineTestException>(() => CoroutineTest.RunSeeds(() => RacesOnArrival()));
        Assert.Matches(@"under schedule seed \d+", error.Message);
        var again = Assert.Throws<CoroutineTestException>(() => CoroutineTest.RunSeeds(() => RacesOnArrival()));
        Assert.Equal(error.Schedule, again.Schedule);
    }

    [Fact]
    public void All_orders_of_three_tasks_are_tried()
    {
        var exploration = CoroutineTest.RunAll(() => Three(), options: AnyOrder);
        Assert.True(exploration.IsComplete);
        Assert.Equal(["abc", "acb", "bac", "bca", "cab", "cba"], seen.Order());
        seen.Clear();
        Assert.Equal(1, CoroutineTest.RunAll(() => Three()).Schedules);
        Assert.Equal(["abc"], seen);
    }

    [Coroutine]
    private async Coroutine Three()
    {
        var order = "";
        await Coroutine.Gather(Append("a"), Append("b"), Append("c"));
        seen.Add(order);

        async Coroutine Append(string name)
        {
            await Coroutine.Completed;
            order += name;
        }
    }

    [Fact]
    public void Limits_bound_the_search()
    {
        Assert.Equal(new Exploration(4, false), CoroutineTest.RunAll(() => Three(), maxSchedules: 4, options: AnyOrder));
        var bounded = CoroutineTest.RunAll(() => Three(), maxDeviations: 1, options: AnyOrder);
        Assert.True(bounded.IsComplete);
        Assert.True(bounded.Schedules < CoroutineTest.RunAll(() => Three(), options: AnyOrder).Schedules);
        Assert.Equal(new Exploration(1, true), CoroutineTest.RunAll(() => Three(), maxDeviations: 0, options: AnyOrder));
    }

    [Fact]
    public void Posts_of_one_thread_keep_their_order_and_functions_arrive_in_any()
    {
        Assert.True(CoroutineTest.RunAll(() => Arrivals(), maxDeviations: 2).IsComplete);
        Assert.All(seen, order => Assert.True(order.IndexOf('1') < order.IndexOf('2')));
        Assert.Contains(seen, order => order.IndexOf('x') < order.IndexOf('y'));
        Assert.Contains(seen, order => order.IndexOf('y') < order.IndexOf('x'));
    }

    [Coroutine]
    private async Coroutine Arrivals()
    {
        var order = "";
        var loop = EventLoop.Running!;
        loop.CallSoonThreadSafe(() => order += "1");
        loop.CallSoonThreadSafe(() => order += "2");
        await Coroutine.Gather(Work("x"), Work("y"));
        await Coroutine.Sleep(1);
        seen.Add(order);

        async Coroutine Work(string name)
        {
            var here = Environment.CurrentManagedThreadId;
            Assert.NotEqual(here, await Coroutine.ToThread(() => Environment.CurrentManagedThreadId));
            order += name;
        }
    }

    [Fact]
    public void A_completion_may_come_before_or_after_a_deadline()
    {
        Assert.True(CoroutineTest.RunAll(() => LateOrNot()).IsComplete);
        Assert.Equal(["in time", "too late"], seen.Order());
    }

    [Coroutine]
    private async Coroutine LateOrNot()
    {
        try
        {
            await Coroutine.WaitFor(Coroutine.ToThread(() => { }), TimeSpan.FromSeconds(1));
            seen.Add("in time");
        }
        catch (TimeoutException)
        {
            seen.Add("too late");
        }
    }

    [Fact]
    public void A_schedule_that_does_not_fit_or_is_none_says_so()
    {
        Assert.Contains("does not fit", Assert.Throws<CoroutineTestException>(() => CoroutineTest.Replay(() => Three(), "1:9", AnyOrder)).Message);
        Assert.Throws<ArgumentException>(() => CoroutineTest.Replay(() => Three(), "nonsense"));
        Assert.Throws<ArgumentException>(() => CoroutineTest.Replay(() => Three(), "3:1 2:1"));
    }

    [Fact]
    public void Leftovers_and_lost_failures_are_found_under_schedules()
    {
        var error = Assert.Throws<CoroutineTestException>(() => CoroutineTest.RunAll(() => EndsEarly(), options: AnyOrder));
        Assert.Contains("still running", error.Message);
        Assert.NotEqual("", error.Schedule);
        CoroutineTest.Run(EndsEarly());
    }

    [Coroutine]
    private async Coroutine EndsEarly()
    {
        settings = null;
        await Coroutine.Gather(LoadNow(), UseOrWait());
    }

    [Coroutine]
    private async Coroutine LoadNow()
    {
        settings = "settings";
        await Coroutine.Completed;
    }

    /// <summary>Relies on the other task being first.</summary>
    [Coroutine]
    private async Coroutine UseOrWait()
    {
        if (settings is null)
        {
            _ = Coroutine.CreateTask(Coroutine.Sleep(100));
        }

        await Coroutine.Completed;
    }
}
