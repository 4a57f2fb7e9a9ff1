namespace Coroutines;

/// <summary>
/// A clock for tests and simulations: it stands still while anything is ready, and jumps to the next deadline when nothing is (R30).
/// Give it to <see cref="EventLoopOptions.TimeProvider"/>. One clock serves one loop.
/// </summary>
public sealed class VirtualClock : TimeProvider
{
    private readonly DateTimeOffset start;
    private readonly List<Timer> timers = [];
    private readonly object gate = new();
    private long now;

    /// <summary>Makes a clock that begins on 2000-01-01, 00:00 UTC.</summary>
    public VirtualClock()
        : this(new DateTimeOffset(2000, 1, 1, 0, 0, 0, TimeSpan.Zero))
    {
    }

    /// <summary>Makes a clock.</summary>
    /// <param name="start">The time at which it begins.</param>
    public VirtualClock(DateTimeOffset start) => this.start = start;

    /// <summary>Ticks of 100 nanoseconds.</summary>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>UTC, so that a test reads the same everywhere.</summary>
    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    /// <inheritdoc/>
    public override long GetTimestamp() => Volatile.Read(ref now);

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => start.AddTicks(GetTimestamp());

    /// <summary>Makes a timer on this clock, for <c>Task.Delay</c> and the like. It fires on the thread of the loop that moves the clock.</summary>
    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Jumps to the deadline, or to the first timer before it.</summary>
    /// <returns>False when there is neither.</returns>
    internal bool TryAdvanceTo(long? deadline)
    {
        Timer? first;
        lock (gate)
        {
            first = timers.MinBy(static t => t.Due);
            if (first is null && deadline is null)
            {
                return false;
            }

            if (first is not null && deadline < first.Due)
            {
                first = null;
            }

            now = Math.Max(now, first?.Due ?? deadline!.Value);
        }

        first?.Fire();
        return true;
    }

    private sealed class Timer(VirtualClock clock, TimerCallback callback, object? state) : ITimer
    {
        private TimeSpan period;

        internal long Due { get; private set; }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock.gate)
            {
                this.period = period;
                clock.timers.Remove(this);
                if (dueTime != Timeout.InfiniteTimeSpan)
                {
                    Due = clock.now + dueTime.Ticks;
                    clock.timers.Add(this);
                }

                return true;
            }
        }

        public void Dispose() => Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }

        internal void Fire()
        {
            var again = period > TimeSpan.Zero ? period : Timeout.InfiniteTimeSpan;
            Change(again, period);
            callback(state);
        }
    }
}
