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
