using Coroutines;

namespace Runtime.Tests.Faults;

/// <summary>100,000 tasks that await each other, one deep in the other, and as many coroutines: results, failures and cancellations come through, in time that grows with the length.</summary>
public sealed partial class ChainTests
{
    private const int Length = 100_000;

    [Coroutine]
    private static async Coroutine<int> Link(CoroutineTask<int> next) => 1 + await next;

    [Coroutine]
    private static async Coroutine<int> Innermost(Exception? error)
    {
        await Coroutine.Sleep(1);
        return error is null ? 1 : throw error;
    }

    [Coroutine]
    private static async Coroutine<int> Nested(int depth, Exception? error) => depth == 0 ? await Innermost(error) : 1 + await Nested(depth - 1, error);

    private static CoroutineTask<int> NewChain(Exception? error)
    {
        var task = Coroutine.CreateTask(Innermost(error));
        for (var i = 1; i < Length; i++)
        {
            task = Coroutine.CreateTask(Link(task));
        }

        return task;
    }

    [Fact]
    public void A_result_comes_through() => Loops.Run(Results());

    [Coroutine]
    private static async Coroutine Results()
    {
        Assert.Equal(Length, await NewChain(null));
        Assert.Equal(Length, await Nested(Length - 1, null));
    }

    [Fact]
    public void A_failure_comes_through_with_the_top_and_the_bottom_of_its_trace() => Loops.Run(Failures());

    [Coroutine]
    private static async Coroutine Failures()
    {
        var links = new FormatException();
        var nested = new FormatException();
        try
        {
            await NewChain(links);
        }
        catch (FormatException e)
        {
            Assert.Same(links, e);
        }

        try
        {
            await Nested(Length - 1, nested);
        }
        catch (FormatException e)
        {
            Assert.Same(nested, e);
        }

        CheckTrace(links, nameof(Link));
        CheckTrace(nested, nameof(Nested));
    }

    private static void CheckTrace(Exception error, string link)
    {
        var lines = error.StackTrace!.Split('\n').Where(static l => l.Contains(nameof(ChainTests), StringComparison.Ordinal)).ToArray();
        Assert.Contains("Innermost", lines[0]);
        Assert.Contains(link, lines[1]);
        Assert.Contains(nameof(Failures), lines[^1]);
        Assert.InRange(lines.Length, FailureTrace.Longest, 3 * FailureTrace.Longest);
        Assert.Contains("left out", (string)error.Data[FailureTrace.DataKey]!);
    }

    [Fact]
    public void A_chain_that_people_write_keeps_its_whole_trace() => Loops.Run(ShortChain());

    [Coroutine]
    private static async Coroutine ShortChain()
    {
        var error = await Expect.Throws<FormatException>(Nested(90, new FormatException()));
        Assert.Equal(91, error.StackTrace!.Split('\n').Count(static l => l.Contains("Nested", StringComparison.Ordinal)));
        Assert.Empty(error.Data);
    }

    /// <summary>Through coroutines; through tasks, R20 has its own test.</summary>
    [Fact]
    public void A_cancellation_comes_through() => Loops.Run(Cancellations());

    [Coroutine]
    private static async Coroutine Cancellations()
    {
        var nested = Coroutine.CreateTask(Nested(Length - 1, null));
        await Coroutine.Yield();
        nested.Cancel("enough");
        Assert.Equal("enough", (await Expect.Throws<OperationCanceledException>(nested)).Message);
        _ = Assert.Single(EventLoop.Running!.AllTasks);
    }
}
