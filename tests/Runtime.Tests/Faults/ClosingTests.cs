using System.Threading.Tasks.Sources;
using Coroutines;

namespace Runtime.Tests.Faults;

/// <summary>A loop that is closed with work in flight, and loops on two threads that hand each other work.</summary>
public sealed partial class ClosingTests
{
    [Fact]
    public void What_arrives_after_the_loop_was_closed_is_taken_and_dropped()
    {
        var errors = new Loops();
        var loop = new EventLoop(errors.Options);
        using var release = new ManualResetEventSlim();
        using var returned = new CountdownEvent(2);
        var source = new CountingSource();
        var work = loop.RunInExecutor(() =>
        {
            release.Wait();
            returned.Signal();
            return 1;
        });
        var failing = loop.RunInExecutor(() =>
        {
            release.Wait();
            returned.Signal();
            throw new FormatException();
        });
        var foreign = loop.CreateTask(AwaitSource(source));
        var sleeping = loop.CreateTask(Coroutine.Sleep(1000));
        loop.RunUntilComplete(Coroutine.Yield());
        loop.Close();
        release.Set();
        returned.Wait();
        source.Complete();

        Assert.Equal(1, source.ResultsTaken);
        Assert.False(work.IsDone || failing.IsDone || foreign.IsDone || sleeping.IsDone);
        Assert.Empty(errors.Errors);
        Assert.Contains("closed", Assert.Throws<InvalidOperationException>(() => loop.CallSoon(() => { })).Message);
        Assert.Contains("closed", Assert.Throws<InvalidOperationException>(() => loop.CallSoonThreadSafe(() => { })).Message);
        Assert.Contains("closed", Assert.Throws<InvalidOperationException>(() => loop.CreateTask(Coroutine.Sleep(1))).Message);
        Assert.Contains("closed", Assert.Throws<InvalidOperationException>(() => { _ = loop.RunInExecutor(() => 1); }).Message);
    }

    [Coroutine]
    private static async Coroutine AwaitSource(CountingSource source) => await new ValueTask(source, 0);

    /// <summary>Counts how often its result is taken: a pooled source must get that call, or it never goes back to its pool.</summary>
    private sealed class CountingSource : IValueTaskSource
    {
        private Action? complete;

        public int ResultsTaken { get; private set; }

        public void Complete() => complete!();

        public void GetResult(short token) => ResultsTaken++;

        public ValueTaskSourceStatus GetStatus(short token) => ValueTaskSourceStatus.Pending;

        public void OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
            complete = () => continuation(state);
    }

    [Fact]
    public void Two_loops_on_two_threads_hand_each_other_work()
    {
        const int Rounds = 2000;
        using var other = new EventLoop();
        var otherThread = new Thread(other.RunForever);
        otherThread.Start();
        var here = new Loops();
        var sum = Coroutine.Run(PingPong(other, Rounds), new EventLoopOptions { ExceptionHandler = here.Errors.Add });
        other.CallSoonThreadSafe(other.Stop);
        otherThread.Join();
        Assert.Equal(Rounds * 4, sum);
        Assert.Empty(other.AllTasks);
        Assert.Empty(here.Errors);
    }

    [Coroutine]
    private static async Coroutine<int> PingPong(EventLoop other, int rounds)
    {
        var here = EventLoop.Running!;
        var results = await Coroutine.Gather(Enumerable.Range(0, 4).Select(_ => Player(here, other, rounds)));
        return results.Sum();
    }

    [Coroutine]
    private static async Coroutine<int> Player(EventLoop here, EventLoop other, int rounds)
    {
        var thread = Environment.CurrentManagedThreadId;
        var count = 0;
        for (var i = 0; i < rounds; i++)
        {
            count += await other.RunCoroutineThreadSafe(Return(here));
            Assert.Equal(thread, Environment.CurrentManagedThreadId);
        }

        return count;
    }

    /// <summary>On the other loop: asks back on the first.</summary>
    [Coroutine]
    private static async Coroutine<int> Return(EventLoop first)
    {
        Assert.NotSame(first, EventLoop.Running);
        return await first.RunCoroutineThreadSafe(One(first));
    }

    [Coroutine]
    private static async Coroutine<int> One(EventLoop first)
    {
        Assert.Same(first, EventLoop.Running);
        await Coroutine.Yield();
        return 1;
    }
}
