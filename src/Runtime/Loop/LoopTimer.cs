namespace Coroutines;

/// <summary>Something that is due at a time: a sleeping task, or a callback of <see cref="EventLoop.CallLater"/>.</summary>
internal abstract class LoopTimer
{
    /// <summary>Not in the heap.</summary>
    internal const int NotQueued = -1;

    /// <summary>The place in the timer heap.</summary>
    internal int index = NotQueued;

    /// <summary>Puts what is due into the ready queue.</summary>
    internal abstract void Fire(EventLoop loop);
}

/// <summary>The timer of a sleeping task, pooled by the loop.</summary>
internal sealed class SleepTimer : LoopTimer
{
    internal SleepTimer? nextFree;
    internal CoroutineTask? task;

    internal override void Fire(EventLoop loop)
    {
        var sleeper = task!;
        loop.Return(this);
        sleeper.Wake();
    }

    /// <summary>The task leaves its sleep. A timer that has fired has no task any more, and is not left by it.</summary>
    internal void Abandon()
    {
        var loop = task!.loop!;
        loop.timers.Remove(this);
        loop.Return(this);
    }
}
