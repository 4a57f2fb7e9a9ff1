using System.Collections.Concurrent;

namespace Runtime.Tests;

/// <summary>A pump as windows have one: messages, first in first out, on the thread that runs it. Its clock jumps when there are no messages.</summary>
internal sealed class TestHost : SynchronizationContext
{
    private readonly BlockingCollection<(SendOrPostCallback Callback, object? State)> messages = [];

    public JumpingClock Clock { get; } = new();

    public override void Post(SendOrPostCallback d, object? state) => messages.Add((d, state));

    public void Post(Action action) => Post(static action => ((Action)action!)(), action);

    /// <summary>Pumps until the task is done. Nothing else may be waited for than messages, other threads and the clock.</summary>
    public void RunUntil(Task task)
    {
        var before = Current;
        SetSynchronizationContext(this);
        try
        {
            task.ContinueWith(_ => Post(static () => { }), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
            while (!task.IsCompleted)
            {
                if (!messages.TryTake(out var message) && (Clock.TryJump() || !messages.TryTake(out message, Timeout.Infinite)))
                {
                    continue;
                }

                message.Callback(message.State);
                Assert.Same(this, Current);
            }
        }
        finally
        {
            SetSynchronizationContext(before);
        }
    }

    public T RunUntil<T>(Task<T> task)
    {
        RunUntil((Task)task);
        return task.Result;
    }

    /// <summary>A clock that stands still until it is told to jump to its next timer.</summary>
    internal sealed class JumpingClock : TimeProvider
    {
        private readonly List<Timer> timers = [];
        private long now;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => now;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var timer = new Timer(this, now + dueTime.Ticks, () => callback(state));
            timers.Add(timer);
            return timer;
        }

        public bool TryJump()
        {
            if (timers.MinBy(static t => t.Due) is not { } first)
            {
                return false;
            }

            timers.Remove(first);
            now = Math.Max(now, first.Due);
            first.Fire();
            return true;
        }

        private sealed record Timer(JumpingClock Clock, long Due, Action Fire) : ITimer
        {
            public bool Change(TimeSpan dueTime, TimeSpan period) => false;

            public void Dispose() => Clock.timers.Remove(this);

            public ValueTask DisposeAsync()
            {
                Dispose();
                return ValueTask.CompletedTask;
            }
        }
    }
}
