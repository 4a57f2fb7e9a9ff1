using System.Runtime.CompilerServices;
using System.Threading.Tasks.Sources;
using Coroutines;
using Coroutines.Testing;

namespace Runtime.Tests.Rules;

/// <summary>R21: a cancelled wait for a .NET operation is abandoned at once, and its late result is taken.</summary>
public sealed partial class R21_Foreign
{
    private readonly TaskCompletionSource<int> source = new();

    [Fact]
    public void R21_A_task() => CoroutineTest.Run(Abandon(AwaitTask()));

    [Coroutine]
    private async Coroutine AwaitTask() => await (Task)source.Task;

    [Fact]
    public void R21_A_task_with_a_value() => CoroutineTest.Run(Abandon(AwaitTaskOfInt()));

    [Coroutine]
    private async Coroutine AwaitTaskOfInt() => Assert.Equal(-1, await source.Task);

    [Fact]
    public void R21_A_task_with_a_reference() => CoroutineTest.Run(Abandon(AwaitTaskOfString()));

    [Coroutine]
    private static async Coroutine AwaitTaskOfString() => Assert.Null(await new TaskCompletionSource<string>().Task);

    [Fact]
    public void R21_ConfigureAwait() => CoroutineTest.Run(Abandon(AwaitConfigured()));

    [Coroutine]
    private async Coroutine AwaitConfigured()
    {
        try
        {
            await source.Task.ConfigureAwait(false);
        }
        finally
        {
            await ((Task)source.Task).ConfigureAwait(false);
        }
    }

    [Fact]
    public void R21_A_ValueTask() => CoroutineTest.Run(Abandon(AwaitValueTask()));

    [Coroutine]
    private async Coroutine AwaitValueTask() => await new ValueTask(source.Task);

    [Fact]
    public void R21_A_ValueTask_with_a_value() => CoroutineTest.Run(Abandon(AwaitValueTaskOfInt()));

    [Coroutine]
    private async Coroutine AwaitValueTaskOfInt() => Assert.Equal(-1, await new ValueTask<int>(source.Task));

    [Fact]
    public void R21_A_configured_ValueTask() => CoroutineTest.Run(Abandon(AwaitConfiguredValueTask()));

    [Coroutine]
    private async Coroutine AwaitConfiguredValueTask()
    {
        await new ValueTask(source.Task).ConfigureAwait(false);
        Assert.Equal(-1, await new ValueTask<int>(source.Task).ConfigureAwait(false));
    }

    [Fact]
    public void R21_Something_dynamic() => CoroutineTest.Run(Abandon(AwaitDynamic(source.Task)));

    [Fact]
    public void R21_A_dynamic_ValueTask() => CoroutineTest.Run(Abandon(AwaitDynamic(new ValueTask<int>(source.Task))));

    [Coroutine]
    private static async Coroutine AwaitDynamic(dynamic awaited) => Assert.Equal(-1, await awaited);

    /// <summary>The await never completes by itself: only by being abandoned can the task end.</summary>
    [Coroutine]
    private static async Coroutine Abandon(Coroutine coroutine)
    {
        var task = Coroutine.CreateTask(coroutine);
        await Coroutine.Yield();
        for (var i = 0; i < 2 && !task.IsDone; i++)
        {
            Assert.True(task.Cancel("abandoned"));
            await Coroutine.Yield();
        }

        Assert.True(task.IsCanceled);
        Assert.Equal("abandoned", Assert.Throws<OperationCanceledException>(() => task.Exception).Message);
    }

    [Fact]
    public void R21_A_pooled_source_gets_its_late_result_taken() => CoroutineTest.Run(Pooled());

    [Fact]
    public void R21_So_does_one_awaited_as_dynamic() => CoroutineTest.Run(Pooled(isDynamic: true));

    [Coroutine]
    private static async Coroutine Pooled(bool isDynamic = false)
    {
        var pooled = new PooledSource();
        var task = Coroutine.CreateTask(isDynamic ? AwaitDynamic(new ValueTask<int>(pooled, pooled.Core.Version)) : AwaitPooled(pooled));
        await Coroutine.Yield();
        task.Cancel();
        await Expect.Throws<OperationCanceledException>(task);
        Assert.Equal(0, pooled.Taken);
        pooled.Core.SetException(new FormatException("late"));
        await Coroutine.Yield();
        await Coroutine.Yield();
        Assert.Equal(1, pooled.Taken);
    }

    [Coroutine]
    private static async Coroutine AwaitPooled(PooledSource source) => await new ValueTask<int>(source, source.Core.Version);

    [Fact]
    public void R21_A_stale_completion_does_not_wake_the_next_wait() => CoroutineTest.Run(Stale());

    [Coroutine]
    private static async Coroutine Stale()
    {
        var log = new List<string>();
        var first = new TaskCompletionSource<int>();
        var second = new TaskCompletionSource<int>();
        var task = Coroutine.CreateTask(TwoWaits(first.Task, second.Task, log));
        await Coroutine.Yield();
        task.Cancel();
        await Coroutine.Yield();
        first.SetResult(1);
        await Coroutine.Yield();
        await Coroutine.Yield();
        Assert.Equal(["cancelled"], log);
        second.SetResult(2);
        await task;
        Assert.Equal(["cancelled", "2"], log);
    }

    [Coroutine]
    private static async Coroutine TwoWaits(Task<int> first, Task<int> second, List<string> log)
    {
        try
        {
            log.Add($"{await first}");
        }
        catch (OperationCanceledException)
        {
            log.Add("cancelled");
        }

        log.Add($"{await second}");
    }

    [Fact]
    public void R21_The_token_of_the_task_is_cancelled_with_it() => CoroutineTest.Run(Token());

    [Coroutine]
    private static async Coroutine Token()
    {
        var tokens = new List<CancellationToken>();
        var task = Coroutine.CreateTask(UsesToken(tokens));
        await Coroutine.Yield();
        task.Cancel();
        Assert.True(tokens[0].IsCancellationRequested);
        await task;
        Assert.False(tokens[1].IsCancellationRequested);
        Assert.NotEqual(tokens[0], tokens[1]);
    }

    [Coroutine]
    private static async Coroutine UsesToken(List<CancellationToken> tokens)
    {
        tokens.Add(Coroutine.CancellationToken);
        try
        {
            await Task.Delay(Timeout.Infinite, Coroutine.CancellationToken);
        }
        catch (OperationCanceledException e)
        {
            Assert.Equal(tokens[0], e.CancellationToken);
        }

        tokens.Add(Coroutine.CancellationToken);
    }

    [Fact]
    public void R21_MoveNextAsync_ends_before_DisposeAsync_runs() => CoroutineTest.Run(EnumeratorEnds());

    [Coroutine]
    private static async Coroutine EnumeratorEnds()
    {
        var log = new List<string>();
        var gate = new TaskCompletionSource();

        // A lambda stays on the C# compiler's state machine; frames ask for it themselves.
        Func<Coroutine> loops = async () =>
        {
            await foreach (var item in Items(gate.Task, log))
            {
                log.Add($"item {item}");
            }
        };
        var task = Coroutine.CreateTask(loops());
        await Coroutine.Yield();
        task.Cancel("stop");
        await Coroutine.Yield();
        Assert.Equal(["item 1"], log);
        gate.SetResult();
        Assert.Equal("stop", (await Expect.Throws<OperationCanceledException>(task)).Message);
        Assert.Equal(["item 1", "opened", "disposed"], log);
    }

    private static async IAsyncEnumerable<int> Items(Task gate, List<string> log)
    {
        try
        {
            yield return 1;
            await gate;
            log.Add("opened");
            yield return 2;
        }
        finally
        {
            log.Add("disposed");
        }
    }

    [Fact]
    public void R21_Without_a_task_there_is_no_token() => Assert.Equal(CancellationToken.None, Coroutine.CancellationToken);

    [Fact]
    public void R21_An_awaiter_of_another_kind_in_the_compilers_state_machine_delivers_at_the_next_await() => CoroutineTest.Run(Unreplaceable());

    [Coroutine]
    private static async Coroutine Unreplaceable()
    {
        var custom = new CustomAwaitable();
        var log = new List<string>();
        var fallback = Fallback(custom, log);
        var task = Coroutine.CreateTask(fallback());
        await Coroutine.Yield();
        task.Cancel("later");
        await Coroutine.Yield();
        Assert.False(task.IsDone);
        custom.Complete();
        Assert.Equal("later", (await Expect.Throws<OperationCanceledException>(task)).Message);
        Assert.Equal(["completed"], log);
    }

    /// <summary>A lambda stays on the C# compiler's state machine.</summary>
    private static Func<Coroutine> Fallback(CustomAwaitable custom, List<string> log) => async () =>
    {
        await custom;
        log.Add("completed");
        await Coroutine.Sleep(1);
        log.Add("never");
    };

    private sealed class PooledSource : IValueTaskSource<int>
    {
        public ManualResetValueTaskSourceCore<int> Core;

        public int Taken { get; private set; }

        public int GetResult(short token)
        {
            Taken++;
            return Core.GetResult(token);
        }

        public ValueTaskSourceStatus GetStatus(short token) => Core.GetStatus(token);

        public void OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
            Core.OnCompleted(continuation, state, token, flags);
    }

    private sealed class CustomAwaitable : INotifyCompletion
    {
        private Action? continuation;

        public bool IsCompleted => false;

        public CustomAwaitable GetAwaiter() => this;

        public void OnCompleted(Action continuation) => this.continuation = continuation;

        public void GetResult() => Assert.Null(continuation);

        public void Complete()
        {
            var fire = continuation!;
            continuation = null;
            fire();
            fire();
        }
    }
}
