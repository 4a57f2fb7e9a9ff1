using System.Text.RegularExpressions;
using Coroutines;
using Coroutines.Testing;

namespace Runtime.Tests.Rules;

/// <summary>R16: the text of futures and tasks.</summary>
public sealed partial class R16_Text
{
    [Coroutine]
    private static async Coroutine<string> Hello()
    {
        await Coroutine.Sleep(1);
        return "hello";
    }

    [Coroutine]
    private static async Coroutine Fail()
    {
        await Coroutine.Yield();
        throw new FormatException("no");
    }

    /// <summary>The text without file and line, which only rewritten methods have.</summary>
    private static string Text(object subject) => Place().Replace(subject.ToString()!, "");

    [GeneratedRegex(@",? (at|defined at) \w+\.cs:\d+")]
    private static partial Regex Place();

    [Fact, Asyncio("tasks.repr")]
    public void R16_A_task_reads_like_asyncios() => CoroutineTest.Run(Tasks());

    [Coroutine]
    private static async Coroutine Tasks()
    {
        var loop = EventLoop.Running!;
        var coroutine = Hello();
        Assert.Equal("<coroutine R16_Text.Hello() running>", Text(coroutine));
        var task = loop.CreateTask(coroutine, "greeter");
        Assert.Equal("<Task pending name='greeter' coro=<R16_Text.Hello() running>>", Text(task));
        await task;
        Assert.Equal("<Task finished name='greeter' coro=<R16_Text.Hello() done> result='hello'>", Text(task));

        var failing = loop.CreateTask(Fail(), "failing");
        await Expect.Throws<FormatException>(failing);
        Assert.Equal("<Task finished name='failing' coro=<R16_Text.Fail() done> exception=FormatException('no')>", Text(failing));

        var cancelled = loop.CreateTask(Hello(), "cancelled");
        cancelled.Cancel();
        await Coroutine.Yield();
        Assert.Equal("<Task cancelled name='cancelled' coro=<R16_Text.Hello() done>>", Text(cancelled));
    }

    [Fact]
    public void R16_A_rewritten_method_has_file_and_line() => CoroutineTest.Run(Places());

    [Coroutine]
    private static async Coroutine Places()
    {
        var task = Coroutine.CreateTask(Hello());
        await Coroutine.Yield();
        var isRewritten = task.GetType().Name.StartsWith("CoroutineBox", StringComparison.Ordinal);
        Assert.Matches(isRewritten ? @"coro=<R16_Text\.Hello\(\) running at R16_Text\.cs:\d+>" : @"coro=<R16_Text\.Hello\(\) running>", task.ToString());
        await task;
        Assert.Matches(isRewritten ? @"coro=<R16_Text\.Hello\(\) done, defined at R16_Text\.cs:\d+>" : @"coro=<R16_Text\.Hello\(\) done>", task.ToString());
    }

    [Fact, Asyncio("tasks.repr-wait-for")]
    public void R16_A_waiting_task_says_what_it_waits_for() => CoroutineTest.Run(Waiting());

    [Coroutine]
    private static async Coroutine Waiting()
    {
        var loop = EventLoop.Running!;
        var future = new Future<int>();
        var task = loop.CreateTask(WaitOn(future), "waiter");
        await Coroutine.Yield();
        Assert.Equal("<Task pending name='waiter' coro=<R16_Text.WaitOn() running> wait_for=<Future pending>>", Text(task));
        future.SetResult(3);
        await task;
        Assert.Equal("<Future finished result=3>", Text(future));
    }

    [Coroutine]
    private static async Coroutine WaitOn(Future<int> future) => await future;

    [Fact, Asyncio("tasks.repr-names")]
    public void R16_Default_names_are_numbered_in_order_of_creation() => CoroutineTest.Run(Numbered());

    [Coroutine]
    private static async Coroutine Numbered()
    {
        var first = Coroutine.CreateTask(Hello());
        var second = Coroutine.CreateTask(Hello());
        Assert.Matches("^Task-[0-9]+$", first.Name);
        Assert.True(int.Parse(second.Name[5..]) > int.Parse(first.Name[5..]));
        second.Name = "renamed";
        Assert.Contains("name='renamed'", second.ToString());
        await Coroutine.Gather(first, second);
    }

    [Fact, Asyncio("futures.repr")]
    public void R16_Futures_of_each_state()
    {
        using var loop = Loops.New();
        var failed = new Future<int>(loop);
        failed.SetException(new FormatException("no"));
        Assert.Equal("<Future finished exception=FormatException('no')>", Text(failed));
        _ = failed.Exception;
        var cancelled = new Future(loop);
        cancelled.Cancel();
        Assert.Equal("<Future cancelled>", Text(cancelled));
        var many = new Future<int[]>(loop);
        many.SetResult([.. Enumerable.Range(0, 12)]);
        Assert.Equal("<Future finished result=[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, …]>", Text(many));
    }

    [Fact]
    public void R16_Lambdas_and_local_functions_have_readable_names() => CoroutineTest.Run(Lambdas());

    [Coroutine]
    private static async Coroutine Lambdas()
    {
        static async Coroutine Local() => await Coroutine.Yield();
        Func<Coroutine> lambda = async () => await Coroutine.Yield();
        var local = Local();
        var inline = lambda();
        Assert.Equal("<coroutine R16_Text.Local() running>", Text(local));
        Assert.Equal("<coroutine R16_Text.Lambdas.lambda() running>", Text(inline));
        await local;
        await inline;
    }
}
