using System.Runtime.CompilerServices;
using Coroutines;

namespace Runtime.Tests.Interop;

/// <summary><see cref="CancellationToken"/> both ways: tokens that cancel coroutines, and coroutines and scopes that cancel .NET operations (R21).</summary>
public sealed partial class TokenTests
{
    [Coroutine]
    private static async Coroutine Forever() => await Coroutine.Sleep(TimeSpan.MaxValue);

    [Fact]
    public void R23_A_token_cancels_the_main_task()
    {
        using var source = new CancellationTokenSource();
        var error = Assert.Throws<OperationCanceledException>(() => Coroutine.Run(CancelMain(source), new Loops().Options, source.Token));
        Assert.Contains("Coroutine.Run", error.Message);
        Assert.Throws<OperationCanceledException>(() => Coroutine.Run(Forever(), new Loops().Options, source.Token));
    }

    [Coroutine]
    private static async Coroutine CancelMain(CancellationTokenSource source)
    {
        EventLoop.Running!.CallLater(TimeSpan.FromSeconds(1), source.Cancel);
        await Forever();
    }

    [Fact]
    public void A_token_cancels_a_scope() => Loops.Run(CancelsScope());

    [Coroutine]
    private static async Coroutine CancelsScope()
    {
        using var source = new CancellationTokenSource();
        EventLoop.Running!.CallLater(TimeSpan.FromSeconds(1), source.Cancel);
        Assert.False(await CancelScope.Run(_ => Forever(), cancellationToken: source.Token));
        Assert.Equal(TimeSpan.FromSeconds(1), EventLoop.Running.Time);
        Assert.False(await CancelScope.Run(_ => Forever(), cancellationToken: source.Token));
        Assert.True(await CancelScope.Run(_ => Coroutine.Completed, cancellationToken: source.Token));
    }

    [Fact]
    public void R21_A_scope_that_is_cancelled_cancels_the_operations_in_it_and_no_others() => Loops.Run(ScopeCancels());

    [Coroutine]
    private static async Coroutine ScopeCancels()
    {
        var outside = Coroutine.CancellationToken;
        CancellationToken inside = default;
        CancellationToken shielded = default;
        Assert.False(await CancelScope.Run(
            async scope =>
            {
                inside = Coroutine.CancellationToken;
                Assert.Equal(inside, Coroutine.CancellationToken);
                await CancelScope.Run(
                    async _ =>
                    {
                        shielded = Coroutine.CancellationToken;
                        scope.Cancel();
                        await Coroutine.Sleep(1);
                    },
                    shield: true);
                Assert.True(inside.IsCancellationRequested);
                await Task.Delay(Timeout.Infinite, inside);
            }));
        Assert.False(shielded.IsCancellationRequested);
        Assert.False(outside.IsCancellationRequested);
        Assert.Equal(outside, Coroutine.CancellationToken);
    }

    [Fact]
    public void R21_Cancelling_the_task_cancels_the_operations_in_its_scopes() => Loops.Run(TaskCancels());

    [Coroutine]
    private static async Coroutine TaskCancels()
    {
        var tokens = new List<CancellationToken>();
        var task = Coroutine.CreateTask(WaitInScope(tokens));
        await Coroutine.Sleep(1);
        task.Cancel();
        await Expect.Throws<OperationCanceledException>(task);
        Assert.True(tokens[0].IsCancellationRequested);
        Assert.False(tokens[1].IsCancellationRequested);
    }

    [Coroutine]
    private static async Coroutine WaitInScope(List<CancellationToken> tokens)
    {
        await CancelScope.Run(async _ =>
        {
            tokens.Add(Coroutine.CancellationToken);
            try
            {
                await Task.Delay(Timeout.Infinite, tokens[0]);
            }
            catch (OperationCanceledException e)
            {
                Assert.Equal(tokens[0], e.CancellationToken);
                tokens.Add(Coroutine.CancellationToken);
                throw;
            }
        });
    }

    [Fact]
    public void AsTask_takes_a_token() => Loops.Run(AsTask());

    [Coroutine]
    private static async Coroutine AsTask()
    {
        using var source = new CancellationTokenSource();
        var task = Forever().AsTask(source.Token);
        var ended = Coroutine.FromResult(5).AsTask(source.Token);
        Assert.Equal(5, await ended);
        source.Cancel();
        var error = await Expect.Throws<OperationCanceledException>(task.AsFuture());
        Assert.True(task.IsCanceled);
        Assert.NotNull(error);
    }

    [Fact]
    public void An_async_enumerable_is_consumed_and_produced() => Loops.Run(Enumerables());

    [Coroutine]
    private static async Coroutine Enumerables()
    {
        using var source = new CancellationTokenSource();
        var seen = new List<int>();
        try
        {
            await foreach (var number in Evens(Numbers()).WithCancellation(source.Token))
            {
                seen.Add(number);
                if (number == 4)
                {
                    source.Cancel();
                }
            }
        }
        catch (OperationCanceledException e) when (e.CancellationToken == source.Token)
        {
            seen.Add(-1);
        }

        Assert.Equal([0, 2, 4, -1], seen);
        Assert.Equal(TimeSpan.FromSeconds(5), EventLoop.Running!.Time);
    }

    private static async IAsyncEnumerable<int> Numbers()
    {
        for (var i = 0; ; i++)
        {
            yield return i;
            await Coroutine.Sleep(1);
        }
    }

    [Coroutine]
    private static async IAsyncEnumerable<int> Evens(IAsyncEnumerable<int> numbers, [EnumeratorCancellation] CancellationToken token = default)
    {
        await foreach (var number in numbers)
        {
            token.ThrowIfCancellationRequested();
            if (number % 2 == 0)
            {
                yield return number;
            }
        }
    }
}
