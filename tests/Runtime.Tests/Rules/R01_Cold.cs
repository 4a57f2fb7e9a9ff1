using Coroutines;
using Coroutines.Testing;

namespace Runtime.Tests.Rules;

/// <summary>R1: calling a coroutine method runs nothing. R2: a coroutine object is single-use. R3: an awaited child runs at once.</summary>
public sealed partial class R01_Cold
{
    private readonly List<string> log = [];

    [Coroutine]
    private async Coroutine<int> Child(int argument)
    {
        log.Add($"child {argument}");
        await Coroutine.Yield();
        return argument;
    }

    private int Argument()
    {
        log.Add("argument");
        return 7;
    }

    [Fact]
    public void R01_A_call_evaluates_its_arguments_and_runs_nothing()
    {
        var coroutine = Child(Argument());

        Assert.Equal(["argument"], log);
        Assert.Equal(7, CoroutineTest.Run(coroutine));
        Assert.Equal(["argument", "child 7"], log);
    }

    [Fact]
    public void R01_A_task_starts_its_body_in_the_next_iteration() => CoroutineTest.Run(StartLater());

    [Coroutine]
    private async Coroutine StartLater()
    {
        var task = Coroutine.CreateTask(Child(1));
        log.Add("made");
        await Coroutine.Yield();
        Assert.Equal(["made", "child 1"], log);
        await task;
    }

    [Fact]
    public void R01_The_default_handle_says_what_it_is()
    {
        var error = Assert.Throws<InvalidOperationException>(() => default(Coroutine<int>).GetAwaiter());
        Assert.Contains("default(Coroutine<Int32>)", error.Message);
        Assert.Throws<InvalidOperationException>(() => Coroutine.Run(default));
    }

    [Fact, Asyncio("coroutines.double-await")]
    public void R02_Awaiting_twice_throws_and_names_the_method() => CoroutineTest.Run(AwaitTwice());

    [Coroutine]
    private async Coroutine AwaitTwice()
    {
        var coroutine = Child(1);
        await coroutine;
        var error = Assert.Throws<InvalidOperationException>(() => coroutine.GetAwaiter());
        Assert.Contains("R01_Cold.Child()", error.Message);
    }

    [Fact]
    public void R02_A_task_of_an_awaited_coroutine_throws() => CoroutineTest.Run(TaskOfAwaited());

    [Coroutine]
    private async Coroutine TaskOfAwaited()
    {
        var coroutine = Child(1);
        var task = Coroutine.CreateTask(coroutine);
        Assert.Throws<InvalidOperationException>(() => Coroutine.CreateTask(coroutine));
        Assert.Throws<InvalidOperationException>(() => coroutine.GetAwaiter());
        Assert.Throws<InvalidOperationException>(() => Coroutine.Gather(coroutine));
        Assert.Equal(1, await task);
    }

    [Fact, Asyncio("gather.duplicates")]
    public void R02_Gathering_one_coroutine_twice_starts_none() => CoroutineTest.Run(GatherTwice(), new CoroutineTestOptions { AllowsNeverAwaited = true });

    [Coroutine]
    private async Coroutine GatherTwice()
    {
        var used = Child(1);
        await used;
        log.Clear();
        Assert.Throws<InvalidOperationException>(() => Coroutine.Gather(Child(2), used));
        await Coroutine.Yield();
        Assert.Empty(log);
    }

    [Fact]
    public void R02_Ready_made_coroutines_can_be_awaited_again() => CoroutineTest.Run(ReadyMade());

    [Coroutine]
    private async Coroutine ReadyMade()
    {
        var five = Coroutine.FromResult(5);
        Assert.Equal(10, await five + await five);
        Assert.Equal(5, await Coroutine.CreateTask(five));
        Assert.Equal(new[] { 5, 5 }, await Coroutine.Gather(five, five));
        await Coroutine.Completed;
        await Coroutine.Completed;
        var failed = Coroutine.FromException<int>(new FormatException("no"));
        await Expect.Throws<FormatException>(failed);
        await Expect.Throws<FormatException>(failed);
        await Expect.Throws<FormatException>(Coroutine.CreateTask(failed));
    }

    [Fact, Asyncio("tasks.basics")]
    public void R03_A_child_runs_in_the_same_task_at_once() => CoroutineTest.Run(SameTask());

    [Coroutine]
    private async Coroutine SameTask()
    {
        var task = Coroutine.CurrentTask;
        EventLoop.Running!.CallSoon(() => log.Add("loop"));
        Assert.Same(task, await Current());
        Assert.Empty(log);
    }

    [Coroutine]
    private static async Coroutine<CoroutineTask> Current()
    {
        await Coroutine.Completed;
        return Coroutine.CurrentTask!;
    }
}
