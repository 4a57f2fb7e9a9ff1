using Coroutines;

namespace Runtime.Tests.Primitives;

/// <summary><see cref="Coroutine.Select{T1, T2}"/>: exactly one operation is done, the others take nothing.</summary>
public sealed partial class SelectTests
{
    private readonly AsyncQueue<int> numbers = new();
    private readonly AsyncQueue<string> texts = new(1);
    private readonly AsyncLock mutex = new();

    [Fact]
    public void What_can_be_done_at_once_is_done_in_argument_order() => Loops.Run(AtOnce());

    [Coroutine]
    private async Coroutine AtOnce()
    {
        numbers.TryPut(1);
        texts.TryPut("x");
        var ticks = Ticks.Start();
        var got = await Coroutine.Select(numbers.Get(), texts.Get(), mutex.Acquire());
        Assert.Equal((0, 1, null), (got.Index, got.First, got.Second));
        Assert.Equal("0: 1", got.ToString());
        Assert.False(mutex.IsLocked);
        Assert.Equal(1, texts.Count);
        var second = await Coroutine.Select(numbers.Get(), texts.Get());
        Assert.Equal((1, 0, "x"), (second.Index, second.First, second.Second));
        var third = await Coroutine.Select(numbers.Get(), texts.Get(), mutex.Acquire());
        Assert.Equal(2, third.Index);
        Assert.True(mutex.IsLocked);
        third.Third.Dispose();
        Assert.False(mutex.IsLocked);
        Assert.Equal(0, ticks.Stop());
    }

    [Fact]
    public void The_first_whose_turn_comes_is_done_and_the_others_leave() => Loops.Run(Later());

    [Coroutine]
    private async Coroutine Later()
    {
        texts.TryPut("full");
        var held = await mutex.Acquire();
        var selecting = Coroutine.CreateTask(Coroutine.Select(numbers.Get(), texts.Put("y"), mutex.Acquire()));
        await Coroutine.Sleep(1);

        // All three become possible in the same tick: the first that does is taken.
        Assert.True(texts.TryGet(out _));
        numbers.TryPut(5);
        held.Dispose();
        var chosen = await selecting;
        Assert.Equal((1, "y"), (chosen.Index, chosen.Second));
        Assert.Equal(5, await numbers.Get());
        Assert.Equal("y", await texts.Get());
        Assert.False(mutex.IsLocked);
    }

    [Fact]
    public void A_timeout_is_one_of_them() => Loops.Run(Timeout());

    [Coroutine]
    private async Coroutine Timeout()
    {
        switch (await Coroutine.Select(numbers.Get(), Coroutine.After(TimeSpan.FromSeconds(2))))
        {
            case { Index: 0, First: var number }:
                Assert.Fail($"got {number}");
                break;
            case { Index: 1, Second: var after }:
                Assert.Equal(TimeSpan.FromSeconds(2), after);
                break;
        }

        Assert.Equal(TimeSpan.FromSeconds(2), EventLoop.Running!.Time);
        numbers.TryPut(3);
        Assert.Equal(3, await numbers.Get());
        var polled = await Coroutine.Select(numbers.Get(), Coroutine.After(TimeSpan.Zero));
        Assert.Equal(1, polled.Index);
        EventLoop.Running!.CallLater(TimeSpan.FromDays(1), () => numbers.TryPut(4));
        var patient = await Coroutine.Select(numbers.Get(), Coroutine.After(System.Threading.Timeout.InfiniteTimeSpan));
        Assert.Equal((0, 4), (patient.Index, patient.First));
        Assert.Equal(0, EventLoop.Running.timers.Count);
    }

    [Fact]
    public void Cancelled_none_is_done() => Loops.Run(Cancelled());

    [Coroutine]
    private async Coroutine Cancelled()
    {
        var selecting = Coroutine.CreateTask(Coroutine.Select(numbers.Get(), Coroutine.After(TimeSpan.FromSeconds(9))));
        await Coroutine.Yield();
        selecting.Cancel();
        await Expect.Throws<OperationCanceledException>(selecting);
        Assert.Equal(0, EventLoop.Running!.timers.Count);

        var handedOver = Coroutine.CreateTask(Coroutine.Select(numbers.Get(), texts.Get()));
        await Coroutine.Yield();
        numbers.TryPut(1);
        handedOver.Cancel();
        await Expect.Throws<OperationCanceledException>(handedOver);
        Assert.True(numbers.TryGet(out var left));
        Assert.Equal(1, left);
    }

    [Fact]
    public void Tasks_can_be_waited_for_and_are_left_alone() => Loops.Run(Tasks());

    [Coroutine]
    private async Coroutine Tasks()
    {
        var slow = Coroutine.CreateTask(Answer(3));
        var failing = Coroutine.CreateTask(Fail());
        var first = await Coroutine.Select(Coroutine.WhenDone(slow), numbers.Get(), Coroutine.After(TimeSpan.FromSeconds(1)));
        Assert.Equal(2, first.Index);
        Assert.False(slow.IsDone);
        var second = await Coroutine.Select(Coroutine.WhenDone(slow), numbers.Get());
        Assert.Equal((0, 3), (second.Index, second.First));
        await Expect.Throws<FormatException>(Coroutine.Select(numbers.Get(), Coroutine.WhenDone(failing)));
        var done = new Future();
        done.SetResult();
        Assert.Same(done, await Coroutine.WhenDone(done));
    }

    [Coroutine]
    private static async Coroutine<int> Answer(int seconds)
    {
        await Coroutine.Sleep(seconds);
        return seconds;
    }

    [Coroutine]
    private static async Coroutine Fail()
    {
        await Coroutine.Sleep(4);
        throw new FormatException();
    }

    [Fact]
    public void The_same_queue_or_future_may_stand_there_twice() => Loops.Run(Twice());

    [Coroutine]
    private async Coroutine Twice()
    {
        var future = new Future<int>();
        var selecting = Coroutine.CreateTask(Coroutine.Select(Coroutine.WhenDone(future), Coroutine.WhenDone(future)));
        var reading = Coroutine.CreateTask(Coroutine.Select([numbers.Get(), numbers.Get(), numbers.Get()]));
        await Coroutine.Yield();
        future.SetResult(1);
        numbers.TryPut(2);
        numbers.TryPut(3);
        Assert.Equal(0, (await selecting).Index);
        Assert.Equal(new Selection<int>(0, 2), await reading);
        Assert.Equal(3, await numbers.Get());
    }

    [Fact]
    public void A_choice_can_be_chosen_from() => Loops.Run(Nested());

    [Coroutine]
    private async Coroutine Nested()
    {
        var either = Coroutine.Select(numbers.Get(), texts.Get());
        var selecting = Coroutine.CreateTask(Coroutine.Select(either, Coroutine.After(TimeSpan.FromSeconds(1))));
        await Coroutine.Yield();
        texts.TryPut("deep");
        var chosen = await selecting;
        Assert.Equal((0, 1, "deep"), (chosen.Index, chosen.First.Index, chosen.First.Second));
        Assert.Equal(0, EventLoop.Running!.timers.Count);
        var late = await Coroutine.Select(either, Coroutine.After(TimeSpan.FromSeconds(1)));
        Assert.Equal(1, late.Index);
    }

    [Fact]
    public void A_queue_that_is_closed_is_told_of() => Loops.Run(Closed());

    [Coroutine]
    private async Coroutine Closed()
    {
        var selecting = Coroutine.CreateTask(Coroutine.Select(texts.Get(), numbers.Get()));
        await Coroutine.Yield();
        numbers.Close();
        texts.TryPut("stays");
        await Expect.Throws<QueueClosedException>(selecting);
        Assert.Equal("stays", await texts.Get());
        await Expect.Throws<QueueClosedException>(Coroutine.Select(texts.Get(), numbers.Get()));
        Assert.Throws<ArgumentException>(() => Coroutine.Select<int>([]));
        await Expect.Throws<InvalidOperationException>(Coroutine.Select(default(AsyncOperation<int>), numbers.Get()));
    }

    [Fact]
    public void A_task_says_what_it_waits_for() => Loops.Run(Text());

    [Coroutine]
    private async Coroutine Text()
    {
        var reader = Coroutine.CreateTask(numbers.Get(), name: "reader");
        var chooser = Coroutine.CreateTask(Coroutine.Select(numbers.Get(), texts.Get()), name: "chooser");
        await Coroutine.Yield();
        Assert.Equal("<Task pending name='reader' coro=<AsyncQueue.Get() running> wait_for=<AsyncQueue.Get>>", reader.ToString());
        Assert.Equal("<Task pending name='chooser' coro=<Coroutine.Select() running> wait_for=<Coroutine.Select>>", chooser.ToString());
        Assert.Equal("AsyncQueue.Put", numbers.Put(1).ToString());
        numbers.TryPut(1);
        numbers.TryPut(2);
        await reader;
        await chooser;
    }
}
