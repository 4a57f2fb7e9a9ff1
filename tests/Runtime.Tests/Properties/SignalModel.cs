using Coroutines;

namespace Runtime.Tests.Properties;

/// <summary>An event: set or not, and who waits.</summary>
internal sealed class EventModel(Random random) : Model(random)
{
    private readonly AsyncEvent happened = new();
    private readonly List<Operation> waiting = [];
    private bool isSet;

    protected override void Act(int dice)
    {
        switch (dice)
        {
            case < 50:
                var operation = Begin("wait", happened.Wait());
                if (isSet)
                {
                    operation.Expected = "True";
                }
                else
                {
                    waiting.Add(operation);
                }

                break;
            case < 60:
                Set();
                break;
            case < 65:
                // Who waited goes on although it is cleared before it runs.
                Set();
                Clear();
                break;
            case < 75:
                Clear();
                break;
            case < 95:
                CancelAny();
                break;
            case >= 95 when waiting.Count > 0:
                HandOverAndCancel(waiting[^1], happened.Set, SetModel);
                break;
        }

        Assert.Equal(isSet, happened.IsSet);
    }

    protected override void OnCancel(Operation operation) => waiting.Remove(operation);

    protected override void CheckEnd() => Assert.Empty(waiting);

    private void Set()
    {
        Log("set");
        happened.Set();
        SetModel();
    }

    private void SetModel()
    {
        isSet = true;
        waiting.ForEach(static o => o.Expected = "True");
        waiting.Clear();
    }

    private void Clear()
    {
        Log("clear");
        happened.Clear();
        isSet = false;
    }
}

/// <summary>A condition: who waits; its lock is free whenever the loop is at rest.</summary>
internal sealed partial class ConditionModel(Random random) : Model(random)
{
    private readonly AsyncCondition condition = new();
    private readonly List<Operation> waiting = [];

    protected override void Act(int dice)
    {
        Assert.False(condition.IsLocked);
        switch (dice)
        {
            case < 50:
                waiting.Add(Begin("wait", Wait()));
                break;
            case < 70:
                var count = Random.Next(4);
                Notify(count);
                NotifyModel(count);
                break;
            case < 90:
                CancelAny();
                break;
            case >= 90 when waiting.Count > 0:
                HandOverAndCancel(waiting[0], () => Notify(2), () => NotifyModel(2));
                break;
        }
    }

    protected override void OnCancel(Operation operation) => waiting.Remove(operation);

    protected override void CheckEnd() => Assert.False(condition.IsLocked);

    [Coroutine]
    private async Coroutine<int> Wait()
    {
        using (await condition.Acquire())
        {
            await condition.Wait();
            Assert.True(condition.IsLocked);
            return 1;
        }
    }

    private void Notify(int count)
    {
        Log($"notify {count}");
        var locked = condition.Acquire().GetAwaiter();
        Assert.True(locked.IsCompleted);
        condition.Notify(count);
        locked.GetResult().Dispose();
    }

    private void NotifyModel(int count)
    {
        foreach (var operation in waiting.Take(count))
        {
            operation.Expected = "1";
        }

        waiting.RemoveRange(0, Math.Min(count, waiting.Count));
    }
}

/// <summary>A barrier: who waits in this round, and whether it is broken.</summary>
internal sealed class BarrierModel : Model
{
    private readonly AsyncBarrier barrier;
    private readonly List<Operation> waiting = [];
    private bool broken;

    public BarrierModel(Random random)
        : base(random) => barrier = new AsyncBarrier(random.Next(1, 5));

    protected override void Act(int dice)
    {
        switch (dice)
        {
            case < 70:
                Wait();
                break;
            case < 85:
                CancelAny();
                break;
            case < 90:
                Log("abort");
                barrier.Abort();
                Break(true);
                break;
            default:
                Log("reset");
                barrier.Reset();
                Break(false);
                break;
        }

        Assert.Equal(broken, barrier.IsBroken);
        Assert.Equal(waiting.Count, barrier.WaitingCount);
    }

    protected override void OnCancel(Operation operation) => waiting.Remove(operation);

    protected override void CheckEnd() => Assert.Equal(0, barrier.WaitingCount);

    private void Wait()
    {
        var operation = Begin("wait", barrier.Wait());
        if (broken)
        {
            operation.Expected = nameof(BrokenBarrierException);
            return;
        }

        waiting.Add(operation);
        if (waiting.Count == barrier.ParticipantCount)
        {
            for (var number = 0; number < waiting.Count; number++)
            {
                waiting[number].Expected = $"{number}";
            }

            waiting.Clear();
        }
    }

    private void Break(bool forGood)
    {
        broken = forGood;
        waiting.ForEach(static o => o.Expected = nameof(BrokenBarrierException));
        waiting.Clear();
    }
}
