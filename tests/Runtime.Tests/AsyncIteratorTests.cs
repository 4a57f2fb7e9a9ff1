using System.Runtime.CompilerServices;
using Coroutines;

namespace Runtime.Tests;

/// <summary>Async iterators used by hand, and on other threads. The tests of the rewritten form run the same on frames.</summary>
public sealed partial class AsyncIteratorTests
{
    private readonly List<string> log = [];

    [Coroutine]
    private async IAsyncEnumerable<int> Items(int count, Task? gate = null, [EnumeratorCancellation] CancellationToken token = default)
    {
        try
        {
            while (count-- > 0)
            {
                if (gate is not null)
                {
                    await gate.ConfigureAwait(false);
                }

                log.Add($"{count} {token.CanBeCanceled}");
                yield return count;
            }
        }
        finally
        {
            log.Add("left");
        }
    }

    [Fact]
    public async Task The_enumerable_is_its_first_enumerator_and_again_when_that_has_ended()
    {
        var items = Items(1);
        var first = items.GetAsyncEnumerator(TestContext.Current.CancellationToken);
        Assert.Same(items, first);
        await using var second = items.GetAsyncEnumerator(TestContext.Current.CancellationToken);
        Assert.NotSame(items, second);
        Assert.True(await first.MoveNextAsync());
        Assert.False(await first.MoveNextAsync());
        Assert.Same(items, items.GetAsyncEnumerator(TestContext.Current.CancellationToken));
        Assert.True(await first.MoveNextAsync());
        await first.DisposeAsync();
        Assert.Equal(["0 True", "left", "0 True", "left"], log);
    }

    [Fact]
    public async Task Another_thread_gets_an_enumerator_of_its_own()
    {
        var items = Items(1);
        IAsyncEnumerator<int>? other = null;
        var thread = new Thread(() => other = items.GetAsyncEnumerator());
        thread.Start();
        thread.Join();
        Assert.NotSame(items, other);
        Assert.True(await other!.MoveNextAsync());
        await other.DisposeAsync();
        Assert.Equal(["0 False", "left"], log);
    }

    [Fact]
    public async Task It_is_not_disposed_while_it_runs()
    {
        var gate = new TaskCompletionSource();
        var items = Items(2, gate.Task).GetAsyncEnumerator(TestContext.Current.CancellationToken);
        var moving = items.MoveNextAsync();
        await Assert.ThrowsAsync<NotSupportedException>(async () => await items.DisposeAsync());
        gate.SetResult();
        Assert.True(await moving);
        await items.DisposeAsync();
        await items.DisposeAsync();
        Assert.False(await items.MoveNextAsync());
        Assert.Equal(["1 True", "left"], log);
    }

    [Fact]
    public async Task One_that_never_began_runs_nothing()
    {
        await Items(1).GetAsyncEnumerator(TestContext.Current.CancellationToken).DisposeAsync();
        Assert.Empty(log);
    }

    [Fact]
    public async Task Tokens_of_the_call_and_of_the_enumeration_are_joined()
    {
        using var call = new CancellationTokenSource();
        using var enumeration = new CancellationTokenSource();
        await foreach (var token in Tokens(call.Token).WithCancellation(enumeration.Token))
        {
            Assert.NotEqual(call.Token, token);
            Assert.NotEqual(enumeration.Token, token);
            await enumeration.CancelAsync();
            Assert.True(token.IsCancellationRequested);
        }

        await foreach (var token in Tokens(call.Token).WithCancellation(call.Token))
        {
            Assert.Equal(call.Token, token);
        }

        await foreach (var token in Tokens(default).WithCancellation(call.Token))
        {
            Assert.Equal(call.Token, token);
        }
    }

    [Coroutine]
    private static async IAsyncEnumerable<CancellationToken> Tokens([EnumeratorCancellation] CancellationToken token)
    {
        await Task.CompletedTask;
        yield return token;
    }

    [Fact]
    public async Task It_goes_on_on_whatever_thread_its_awaits_end()
    {
        var sums = await Task.WhenAll(Enumerable.Range(0, 4).Select(n => Task.Run(() => Sum(n), TestContext.Current.CancellationToken)));
        Assert.Equal([499_500, 499_500, 499_500, 499_500], sums);
    }

    private static async Task<int> Sum(int n)
    {
        var sum = 0;
        await foreach (var item in Scattered(1_000, n))
        {
            sum += item;
        }

        return sum;
    }

    [Coroutine]
    private static async IAsyncEnumerable<int> Scattered(int count, int n)
    {
        for (var i = 0; i < count; i++)
        {
            if ((i + n) % 3 == 0)
            {
                await Task.Yield();
            }
            else if ((i + n) % 3 == 1)
            {
                await Task.Run(static () => { }).ConfigureAwait(false);
            }

            yield return i;
        }
    }
}
