using Coroutines;

namespace Runtime.Tests.Properties;

/// <summary>A lock or a semaphore: a number of free permits, and who waits for one.</summary>
internal sealed partial class PermitModel : Model
{
    private readonly AsyncLock? mutex;
    private readonly AsyncSemaphore? semaphore;
    private readonly List<AsyncPermit> held = [];
    private readonly List<Operation> waiting = [];
    private readonly int permits;
    private int free;

    public PermitModel(Random random)
        : base(random)
    {
        if (random.Next(2) == 0)
        {
            mutex = new AsyncLock();
            permits = 1;
        }
        else
        {
            permits = random.Next(1, 4);
            semaphore = new AsyncSemaphore(permits, permits);
        }

        free = permits;
    }

    protected override void Act(int dice)
    {
        Assert.Equal(free == 0, mutex?.IsLocked ?? semaphore!.IsLocked);
        switch (dice)
        {
            case < 45:
                Acquire();
                break;
            case < 75 when held.Count > 0:
                Log("release");
                Release();
                ReleaseInModel();
                break;
            case < 90:
                CancelAny();
                break;
            case >= 90 when held.Count > 0 && waiting.Count > 0:
                Log("hand over");
                HandOverAndCancel(waiting[0], Release, ReleaseInModel);
                break;
        }
    }

    protected override void OnCancel(Operation operation) => waiting.Remove(operation);

    protected override void CheckEnd()
    {
        while (held.Count > 0)
        {
            Release();
        }

        Assert.False(mutex?.IsLocked ?? semaphore!.IsLocked);
        Assert.Throws<InvalidOperationException>(mutex is null ? semaphore!.Release : mutex.Release);
    }

    private void Acquire()
    {
        var operation = Begin("acquire", Hold());
        if (free > 0)
        {
            free--;
            operation.Expected = "1";
        }
        else
        {
            waiting.Add(operation);
        }
    }

    [Coroutine]
    private async Coroutine<int> Hold()
    {
        held.Add(await (mutex?.Acquire() ?? semaphore!.Acquire()));
        Assert.InRange(held.Count, 1, permits);
        return 1;
    }

    private void Release()
    {
        var index = Random.Next(held.Count);
        held[index].Dispose();
        held[index].Dispose();
        held.RemoveAt(index);
    }

    private void ReleaseInModel()
    {
        if (waiting.Count == 0)
        {
            free++;
            return;
        }

        waiting[0].Expected = "1";
        waiting.RemoveAt(0);
    }
}
