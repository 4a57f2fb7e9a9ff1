using Coroutines;

internal static partial class Work
{
    [Coroutine]
    public static async Coroutine<int> Twice(int value)
    {
        await Coroutine.Yield();
        return 2 * value;
    }
}

// Generated code stands in files of its own, where a file-local type has no name.
file static partial class Local
{
    [Coroutine]
    public static async Coroutine<int> Half(int value)
    {
        await Coroutine.Yield();
        return value / 2;
    }
}
