namespace Coroutines;

/// <summary>A callback that is due at a time (asyncio: <c>TimerHandle</c>).</summary>
public sealed class TimerHandle : Handle
{
    private readonly EventLoop loop;
    private readonly Entry entry;

    internal TimerHandle(EventLoop loop, Action callback, ExecutionContext? context, TimeSpan when)
        : base(callback, context)
    {
        this.loop = loop;
        When = when;
        entry = new Entry(this);
        loop.timers.Add(entry, when.Ticks);
    }

    /// <summary>When it is due, on the clock of <see cref="EventLoop.Time"/>.</summary>
    public TimeSpan When { get; }

    /// <inheritdoc/>
    public override void Cancel()
    {
        base.Cancel();
        loop.timers.Remove(entry);
    }

    private sealed class Entry(TimerHandle handle) : LoopTimer
    {
        internal override void Fire(EventLoop loop) => loop.Enqueue(handle, handle);
    }
}
