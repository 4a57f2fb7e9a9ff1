namespace Coroutines;

public partial class Future
{
    /// <summary>Reads like asyncio's: <c>&lt;Future finished result=5&gt;</c> (R16).</summary>
    /// <returns>Kind, state, and result or exception.</returns>
    public override string ToString() => $"<Future {DescribeState()}{DescribeOutcome()}>";

    /// <summary>As part of the text of a task that waits on it.</summary>
    internal virtual string DescribeBriefly() => ToString();

    /// <summary>The futures whose outcome this one waits for.</summary>
    internal virtual IEnumerable<Future> Parts => [];

    /// <summary>How a dump calls this future; null for one of the user's.</summary>
    internal virtual string? Kind => null;

    /// <summary><c>pending</c>, <c>finished</c> or <c>cancelled</c>.</summary>
    internal string DescribeState() => (flags & FutureFlags.Done) switch
    {
        FutureFlags.None => "pending",
        FutureFlags.Canceled => "cancelled",
        _ => "finished",
    };

    /// <summary><c>finished</c>, <c>cancelled</c> or <c>failed: InvalidOperationException('no such page')</c>, of one that is done.</summary>
    internal string DescribeEnd() => (flags & FutureFlags.Failed) != 0 ? $"failed: {Representation.Of(((FutureFailure)callbacks!).Peek())}" : DescribeState();

    /// <summary><c> result=5</c>, <c> exception=…</c>, or nothing.</summary>
    internal string DescribeOutcome() => (flags & FutureFlags.Done) switch
    {
        FutureFlags.Finished when DescribeResult() is { } result => $" result={result}",
        FutureFlags.Failed => $" exception={Representation.Of(((FutureFailure)callbacks!).Peek())}",
        _ => "",
    };

    /// <summary>The result as text, null where there is none to show.</summary>
    private protected virtual string? DescribeResult() => null;
}
