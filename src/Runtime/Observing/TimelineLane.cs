namespace Coroutines.Diagnostics;

/// <summary>What a task did for a while.</summary>
internal enum SpanKind
{
    /// <summary>Its turn has not come.</summary>
    Ready,

    /// <summary>Its step ran.</summary>
    Runs,

    /// <summary>It waited for something.</summary>
    Waits,
}

/// <summary>A part of a task's life.</summary>
/// <param name="Kind">What it did.</param>
/// <param name="Text">What it waited for.</param>
/// <param name="Frames">Where it waited, outermost coroutine first.</param>
/// <param name="From">When it began.</param>
/// <param name="To">When it ended.</param>
internal readonly record struct TimelineSpan(SpanKind Kind, string Text, IReadOnlyList<string> Frames, TimeSpan From, TimeSpan To);

/// <summary>The life of one task.</summary>
internal sealed class TimelineLane(int id, string name, string method)
{
    private readonly List<TimelineSpan> spans = [];
    private SpanKind kind;
    private string text = "";
    private IReadOnlyList<string> at = [];
    private TimeSpan since;

    internal int Id => id;

    internal string Name => name;

    internal string Method => method;

    /// <summary>Where the task stands.</summary>
    internal IReadOnlyList<string> Frames { get; set; } = [];

    /// <summary>How it ended; null for a task that was not done.</summary>
    internal string? Outcome { get; private set; }

    internal bool IsCanceled { get; private set; }

    /// <summary>The spans, the last one as far as it got.</summary>
    /// <param name="now">The end of the recording.</param>
    internal IEnumerable<TimelineSpan> Spans(TimeSpan now) => Outcome is null ? spans.Append(new(kind, text, at, since, now)) : spans;

    internal void Since(SpanKind first, string what, TimeSpan now)
    {
        (kind, text, since) = (first, what, now);
        at = [];
    }

    /// <summary>A span ends, another begins.</summary>
    /// <returns>How many spans there are more now.</returns>
    internal int Next(SpanKind next, string what, TimeSpan now)
    {
        spans.Add(new(kind, text, at, since, now));
        (kind, text, since) = (next, what, now);
        at = next == SpanKind.Waits ? Frames : [];
        return 1;
    }

    /// <summary>The task is done.</summary>
    /// <returns>How many spans there are more now.</returns>
    internal int End(string outcome, bool isCanceled, TimeSpan now)
    {
        spans.Add(new(kind, text, at, since, now));
        Outcome = outcome;
        IsCanceled = isCanceled;
        return 1;
    }
}
