namespace Coroutines.Testing;

/// <summary>The coroutine objects that were made during a test, to find those that were never awaited.</summary>
internal sealed class MadeCoroutines
{
    private readonly List<CoroutineTask> boxes = [];
    private int pruneAt = 256;

    /// <summary>Those that nobody awaited or made a task of, in order of creation.</summary>
    internal IEnumerable<CoroutineTask> NeverAwaited => boxes.Where(IsUnused);

    internal void Add(CoroutineTask box)
    {
        if (boxes.Count >= pruneAt)
        {
            boxes.RemoveAll(static b => !IsUnused(b));
            pruneAt = Math.Max(256, boxes.Count * 2);
        }

        boxes.Add(box);
    }

    private static bool IsUnused(CoroutineTask box) => (box.flags & (FutureFlags.Created | FutureFlags.Reusable)) == FutureFlags.Created;
}
