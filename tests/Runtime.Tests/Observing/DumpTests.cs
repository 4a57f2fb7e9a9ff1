using System.Runtime.CompilerServices;
using Coroutines;

namespace Runtime.Tests.Observing;

/// <summary>The tree of tasks.</summary>
public sealed partial class DumpTests
{
    /// <summary>On the C# compiler's state machines there are no lines, and a coroutine without a box of its own is part of its parent.</summary>
    private static readonly bool IsRewritten = typeof(DumpTests).Assembly.GetName().Name!.Contains("Rewritten", StringComparison.Ordinal);

    private static string At(int line) => IsRewritten ? $"  DumpTests.cs:{line}" : "";

    private static int Line([CallerLineNumber] int line = 0) => line;

    private static readonly int InnerLine = Line() + 5;

    [Coroutine]
    private static async Coroutine Inner()
    {
        await Coroutine.Sleep(TimeSpan.FromSeconds(5));
    }

    private static readonly int OuterLine = Line() + 5;

    [Coroutine]
    private static async Coroutine<int> Outer()
    {
        await Inner();
        return 1;
    }

    private static readonly int GroupLine = Line() + 5;

    [Coroutine]
    private static async Coroutine Group(AsyncQueue<int> queue, Future<string> answer)
    {
        await TaskGroup.Run(async group =>
        {
            _ = group.CreateTask(Outer(), "outer");
            _ = group.CreateTask(Takes(queue), "taker");
            _ = group.CreateTask(Waits(answer), "asker");
            await Coroutine.Yield();
        });
    }

    private static readonly int TakesLine = Line() + 3;

    [Coroutine]
    private static async Coroutine<int> Takes(AsyncQueue<int> queue) => await queue.Get();

    private static readonly int WaitsLine = Line() + 3;

    [Coroutine]
    private static async Coroutine<string> Waits(Future<string> answer) => await answer;

    [Fact]
    public void A_dump_shows_the_tree_of_tasks_with_every_suspended_coroutine()
    {
        using var loop = Loops.New();
        var queue = new AsyncQueue<int>();
        var answer = new Future<string>(loop);
        loop.CreateTask(Group(queue, answer), "main");
        var text = "";
        loop.CallLater(TimeSpan.FromSeconds(2), () =>
        {
            text = loop.Dump();
            loop.Stop();
        });
        loop.RunForever();

        Assert.Equal(
            $"""
            EventLoop, running: 4 tasks, 1 timer
            'main'  waits for TaskGroup (3 of 3 open)
            │   DumpTests.Group{At(GroupLine)}
            │   TaskGroup.Run
            │   TaskGroup.End
            ├─ 'outer'  sleeps, 3 s left
            │      DumpTests.Outer{At(OuterLine)}
            │      DumpTests.Inner{At(InnerLine)}
            ├─ 'taker'  waits for AsyncQueue.Get
            │      DumpTests.Takes{At(TakesLine)}
            └─ 'asker'  waits for <Future pending>
                   DumpTests.Waits{At(WaitsLine)}
            """,
            text.ReplaceLineEndings("\n"));
    }

    [Coroutine]
    private static async Coroutine Awaits(Future other) => await other;

    [Coroutine]
    private static async Coroutine AwaitsTask(Func<CoroutineTask> other)
    {
        await Coroutine.Yield();
        await other();
    }

    [Fact]
    public void Tasks_that_wait_for_each_other_are_shown_as_a_ring()
    {
        using var loop = Loops.New();
        CoroutineTask? first = null;
        var second = loop.CreateTask(AwaitsTask(() => first!), "second");
        first = loop.CreateTask(AwaitsTask(() => second), "first");
        var error = Assert.Throws<InvalidOperationException>(() => loop.RunUntilComplete(Awaits(first)));
        Assert.Contains("Deadlock", error.Message, StringComparison.Ordinal);
        Assert.Contains("└─ 'first'  waits for second", error.Message.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Contains("'first'  (above: these tasks wait for each other, and none can go on)", error.Message, StringComparison.Ordinal);
        first.Cancel();
        loop.RunUntilComplete(Coroutine.Wait([first, second]));
    }

    [Fact]
    public void A_task_that_two_wait_for_is_shown_once()
    {
        using var loop = Loops.New();
        var future = new Future(loop);
        var shared = loop.CreateTask(Awaits(future), "shared");
        var all = loop.CreateTask(Awaits(Coroutine.Gather(loop.CreateTask(Awaits(shared), "a"), loop.CreateTask(Awaits(shared), "b"))), "all");
        loop.CallLater(TimeSpan.FromSeconds(1), loop.Stop);
        loop.RunForever();
        var text = loop.Dump().ReplaceLineEndings("\n");
        Assert.Contains("EventLoop, not running: 4 tasks", text, StringComparison.Ordinal);
        Assert.Contains("'all'  waits for Gather (2 of 2 open)", text, StringComparison.Ordinal);
        Assert.Contains("'shared'  (above)", text, StringComparison.Ordinal);
        Assert.Single(text.Split("'shared'  waits for <Future pending>").Skip(1));
        future.SetResult();
        loop.RunUntilComplete(all);
    }

    [Fact]
    public void What_a_task_is_about_to_do_is_said()
    {
        using var loop = Loops.New();
        var text = "";
        loop.RunUntilComplete(Dumps(t => text = t));
        Assert.Contains("'dumps'  runs", text, StringComparison.Ordinal);
        Assert.Contains("'fresh'  has not started", text, StringComparison.Ordinal);
        Assert.Contains("'yielding'  is ready to go on", text, StringComparison.Ordinal);
        Assert.Contains("'foreign'  waits for Task<int>", text, StringComparison.Ordinal);
        Assert.Contains("1 .NET awaitable", text, StringComparison.Ordinal);
    }

    [Coroutine]
    private static async Coroutine Dumps(Action<string> show)
    {
        Coroutine.CurrentTask!.Name = "dumps";
        var source = new TaskCompletionSource<int>();
        var yielding = Coroutine.CreateTask(Yields(), "yielding");
        var foreign = Coroutine.CreateTask(Foreign(source.Task), "foreign");
        await Coroutine.Yield();
        var fresh = Coroutine.CreateTask(Yields(), "fresh");
        show(EventLoop.Running!.Dump());
        source.SetResult(1);
        await Coroutine.Gather(yielding, foreign, fresh);
    }

    [Coroutine]
    private static async Coroutine Yields()
    {
        for (var i = 0; i < 3; i++)
        {
            await Coroutine.Yield();
        }
    }

    [Coroutine]
    private static async Coroutine Foreign(Task<int> task) => await task;
}
