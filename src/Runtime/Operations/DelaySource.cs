using System.Diagnostics.CodeAnalysis;

namespace Coroutines;

/// <summary>Operations that are done when a time has gone by.</summary>
internal sealed class DelaySource : IOperationSource<TimeSpan>
{
    internal static readonly DelaySource Instance = new();

    public string Describe(int kind) => "Coroutine.After";

    public bool TryDo(in AsyncOperation<TimeSpan> operation, [MaybeNullWhen(false)] out TimeSpan result)
    {
        result = operation.Argument;
        return result <= TimeSpan.Zero && result != Timeout.InfiniteTimeSpan;
    }

    public void Enlist(in AsyncOperation<TimeSpan> operation, Waiter waiter)
    {
        var loop = EventLoop.RunningOrThrow;
        var alarm = new Alarm(loop, waiter);
        if (operation.Argument != Timeout.InfiniteTimeSpan)
        {
            loop.AddTimer(alarm, operation.Argument);
        }

        waiter.Stand(alarm);
    }

    public TimeSpan Take(in AsyncOperation<TimeSpan> operation, Waiter waiter) => operation.Argument;

    public void GiveBack(Waiter waiter)
    {
    }

    /// <summary>Takes itself out of the loop's timers where the waiter leaves.</summary>
    private sealed class Alarm(EventLoop loop, Waiter waiter) : LoopTimer, IWaitPlace
    {
        public void Remove(Waiter waiter) => loop.timers.Remove(this);

        internal override void Fire(EventLoop loop) => waiter.HandOver();
    }
}
