namespace Coroutines;

/// <summary>Somebody wants to know of coroutine objects that are made: a loop in debug mode, or a test. Where nobody does, it costs one look at a number.</summary>
internal static class CreationWatch
{
    private static int watchers;

    internal static bool IsOn => watchers != 0;

    internal static void Begin() => Interlocked.Increment(ref watchers);

    internal static void End() => Interlocked.Decrement(ref watchers);

    /// <summary>A coroutine object was made, on this thread.</summary>
    internal static void Made(CoroutineTask box)
    {
        if (LoopDebugging.IsOn)
        {
            box.extras = NeverAwaited.Watch(box);
        }

        EventLoop.Running?.made?.Add(box);
    }
}
