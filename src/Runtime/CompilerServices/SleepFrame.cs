namespace Coroutines.CompilerServices;

/// <summary>The frame of a sleep that was made a coroutine object.</summary>
internal struct SleepFrame : ICoroutineFrame
{
    internal TimeSpan delay;
    private bool suspended;

    public readonly CoroutinePosition Position => new("Coroutine.Sleep", "", 0);

    public bool Resume(CoroutineTask task)
    {
        if (suspended)
        {
            task.ThrowIfInterrupted();
            return true;
        }

        suspended = true;
        new SleepAwaiter(delay).Suspend(task);
        return false;
    }
}
