using Coroutines;
using Coroutines.Testing;

namespace Runtime.Tests.Rules;

/// <summary>R25 to R27 under load: nothing is lost, nothing comes twice, each thread's posts keep their order.</summary>
public sealed partial class R26_Stress
{
    [Fact]
    public void R25_Posts_of_four_threads_all_arrive_in_the_order_of_each()
    {
        const int PerThread = 10_000;
        using var loop = new EventLoop();
        var seen = new List<int>[4];
        var left = 4 * PerThread;
        for (var t = 0; t < 4; t++)
        {
            var mine = seen[t] = [];
            new Thread(() =>
            {
                for (var i = 0; i < PerThread; i++)
                {
                    var number = i;
                    loop.CallSoonThreadSafe(() =>
                    {
                        mine.Add(number);
                        if (--left == 0)
                        {
                            loop.Stop();
                        }
                    });
                }
            }).Start();
        }

        loop.RunForever();
        Assert.All(seen, s => Assert.Equal(Enumerable.Range(0, PerThread), s));
    }

    [Fact]
    public void R26_Thousands_of_foreign_awaits_half_of_them_abandoned() => Coroutine.Run(Foreign());

    [Coroutine]
    private static async Coroutine Foreign()
    {
        var loop = EventLoop.Running!;
        var random = new Random(7);
        var tasks = new List<CoroutineTask<int>>();
        for (var i = 0; i < 5_000; i++)
        {
            tasks.Add(loop.CreateTask(Await(i)));
            if (random.Next(3) == 0)
            {
                await Coroutine.Yield();
            }

            if (random.Next(2) == 0)
            {
                tasks[random.Next(tasks.Count)].Cancel();
            }
        }

        var outcomes = await Coroutine.GatherOutcomes<int>(tasks);
        for (var i = 0; i < outcomes.Length; i++)
        {
            Assert.True(outcomes[i].Exception is OperationCanceledException || outcomes[i].Value == 3 * i);
        }

        Assert.Contains(outcomes, o => o.IsSuccess);
        Assert.Contains(outcomes, o => !o.IsSuccess);

        // What was abandoned still fires, and its node goes back.
        while (loop.foreignWaits != 0)
        {
            await Coroutine.ToThread(() => { });
        }

        _ = Assert.Single(loop.AllTasks);
    }

    [Coroutine]
    private static async Coroutine<int> Await(int number)
    {
        var sum = await Task.Run(() => number);
        sum += await new ValueTask<int>(Task.Run(() => number));
        return sum + await Task.Run(async () =>
        {
            await Task.Yield();
            return number;
        }).ConfigureAwait(false);
    }

    [Fact]
    public void R30_A_hundred_thousand_sleepers_wake_in_order() => CoroutineTest.Run(Sleepers());

    [Coroutine]
    private static async Coroutine Sleepers()
    {
        var random = new Random(3);
        var woken = new List<int>();
        var seconds = Enumerable.Range(0, 100_000).Select(_ => random.Next(1, 1000)).ToArray();
        await Coroutine.Gather(seconds.Select(s => Sleep(s, woken)));
        Assert.Equal(seconds.Order(), woken);
        Assert.Equal(0, EventLoop.Running!.timers.Count);
    }

    [Coroutine]
    private static async Coroutine Sleep(int seconds, List<int> woken)
    {
        await Coroutine.Sleep(seconds);
        woken.Add(seconds);
    }
}
