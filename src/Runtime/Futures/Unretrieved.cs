namespace Coroutines;

/// <summary>
/// The failures of one loop that nobody has retrieved yet, held weakly: a server that runs for months keeps none of them alive,
/// and closing the loop still finds those that are (R15).
/// </summary>
internal sealed class Unretrieved
{
    private readonly List<WeakReference<FutureFailure>> failures = [];
    private int pruneAt = 64;

    /// <summary>How many are listed, those since retrieved included.</summary>
    internal int Count => failures.Count;

    internal void Add(FutureFailure failure)
    {
        if (failures.Count >= pruneAt)
        {
            failures.RemoveAll(static f => !f.TryGetTarget(out var alive) || alive.IsSettled);
            pruneAt = Math.Max(64, failures.Count * 2);
        }

        failures.Add(new WeakReference<FutureFailure>(failure));
    }

    internal void ReportAll()
    {
        var all = failures.ToArray();
        failures.Clear();
        foreach (var reference in all)
        {
            if (reference.TryGetTarget(out var failure))
            {
                failure.ReportIfUnretrieved();
            }
        }
    }
}
